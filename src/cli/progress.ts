import { SingleBar } from 'cli-progress';
import { say } from '../core/words/say.ts';

/** Progress on a terminal, and output that shares the terminal with it. */
export interface Progress {
  advance(): void;
  /** Writes to standard output, above the bar if there is one. */
  print(text: string): void;
  stop(): void;
}

const CLEAR_LINE = '\r\u001b[2K';

/** A bar on standard error if that is a terminal; otherwise only the output is printed. */
export function startProgress(total: number, language: string): Progress {
  const print = (text: string) => process.stdout.write(`${text}\n`);
  if (process.stderr.isTTY !== true) return { advance() {}, print, stop() {} };
  const counts = say('scan_progress', language, { done: '{value}', total: '{total}' });
  const bar = new SingleBar({
    format: `{bar} ${counts} {eta_formatted}`,
    stream: process.stderr,
    // Output overwrites the bar's line, so the bar is drawn again even if it is unchanged.
    forceRedraw: true,
    clearOnComplete: true,
    hideCursor: true,
  });
  bar.start(total, 0);
  return {
    advance: () => bar.increment(),
    print(text) {
      if (process.stdout.isTTY === true) process.stderr.write(CLEAR_LINE);
      print(text);
    },
    stop: () => bar.stop(),
  };
}
