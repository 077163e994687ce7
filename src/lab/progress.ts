import { MultiBar } from 'cli-progress';

/**
 * A progress bar on a terminal, otherwise a line every tenth of the way. `note` shows additional values, such as
 * losses.
 */
export interface Progress {
  step(note?: string): void;
  stop(): void;
}

export function progressBar(title: string, total: number, unit: string, from = 0): Progress {
  if (!process.stderr.isTTY) return quietProgress(title, total, unit, from);
  // Bars of concurrent stages are drawn below each other.
  bars ??= new MultiBar({ stream: process.stderr });
  const format = `${title} {bar} {value}/{total} ${unit} | {eta_formatted} left | {note}`;
  const bar = bars.create(total, from, { note: '' }, { format });
  running++;
  return {
    step: (note = '') => bar.increment(1, { note }),
    stop: () => {
      bar.stop();
      if (--running > 0) return;
      bars?.stop();
      bars = undefined;
    },
  };
}

let bars: MultiBar | undefined;
let running = 0;

function quietProgress(title: string, total: number, unit: string, from: number): Progress {
  let done = from;
  const started = Date.now();
  const every = Math.max(1, Math.floor(total / 10));
  return {
    step: (note = '') => {
      done++;
      if (done % every !== 0 && done !== total) return;
      const seconds = Math.round((Date.now() - started) / 1000);
      process.stderr.write(`${title}: ${done}/${total} ${unit} after ${seconds} s ${note}\n`);
    },
    stop: () => {},
  };
}
