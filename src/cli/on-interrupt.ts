/** 128 and the signal's number, as shells report a command that a signal ended. */
const EXIT_STATUS = { SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Runs `cleanUp` when the command is interrupted, and then ends the process at once: photos that are being examined are
 * not waited for. Returns a function that takes this back.
 */
export function onInterrupt(cleanUp: () => Promise<void>): () => void {
  const stop = (signal: keyof typeof EXIT_STATUS) => {
    void cleanUp().finally(() => process.exit(EXIT_STATUS[signal]));
  };
  const onSigint = () => stop('SIGINT');
  const onSigterm = () => stop('SIGTERM');
  process.once('SIGINT', onSigint).once('SIGTERM', onSigterm);
  return () => {
    process.off('SIGINT', onSigint).off('SIGTERM', onSigterm);
  };
}
