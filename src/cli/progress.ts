import { SingleBar } from 'cli-progress';
import { say } from '../core/words/say.ts';

/** Progress on a terminal, and the printing that has to share the terminal with it. */
export interface Progress {
  advance(): void;
  /** Writes to standard output, above the bar where there is one. */
  print(text: string): void;
  stop(): void;
}

const CLEAR_LINE = '\r\u001b[2K';

/** A bar on standard error where that is a terminal; elsewhere nothing but what is printed. */
export function startProgress(total: number, language: string): Progress {
  const print = (text: string) => process.stdout.write(`${text}\n`);
  if (process.stderr.isTTY !== true) return { advance() {}, print, stop() {} };
  const counts = say('scan_progress', language, { done: '{value}', total: '{total}' });
  const bar = new SingleBar({
    format: `{bar} ${counts} {eta_formatted}`,
    stream: process.stderr,
    // What is printed takes the bar's line; it must come back even if it says the same.
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
