/** 128 plus the signal's number, as shells report a command that a signal ended. */
const EXIT_STATUS = { SIGINT: 130, SIGTERM: 143 } as const;

type StopSignal = keyof typeof EXIT_STATUS;

/**
 * Signals within this time count as one: Ctrl-C in a terminal reaches a command that npm started twice, once from the
 * terminal and once from npm.
 */
const SAME_WISH_MS = 1000;

/**
 * Calls `stop` once when the process receives a signal to end, with the exit status for it. A later signal ends the
 * process at once, whatever `stop` is waiting for. Returns a function that removes the handlers.
 */
export function onStop(stop: (exitStatus: number) => void): () => void {
  let stoppedAtMs: number | undefined;
  const onSignal = (signal: StopSignal) => {
    if (stoppedAtMs === undefined) {
      stoppedAtMs = performance.now();
      stop(EXIT_STATUS[signal]);
    } else if (performance.now() - stoppedAtMs > SAME_WISH_MS) process.exit(EXIT_STATUS[signal]);
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  return () => {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  };
}
