import { SingleBar } from 'cli-progress';
import type { ScanCounts } from '../batch/scan/scan-counts.ts';
import { VERDICTS } from '../core/examination.ts';
import { say } from '../core/words/say.ts';

/** Progress of a scan, and output that shares the terminal with it. */
export interface ScanProgress {
  /** Called after every photo, with the counts so far and the number of bytes of the sources that are done. */
  update(counts: ScanCounts, position: number): void;
  /** Writes to standard output, above the bar if there is one. */
  print(text: string): void;
  stop(): void;
}

const CLEAR_LINE = '\r\u001b[2K';
/** Without a bar, one line at this interval: the log of a whole night stays short. */
const LINE_EVERY_MS = 60_000;

/** A bar on standard error if that is a terminal; otherwise one line per minute. `byteLength`: of all sources. */
export function startScanProgress(byteLength: number, language: string): ScanProgress {
  const print = (text: string) => process.stdout.write(`${text}\n`);
  const estimate = new Estimate(byteLength);
  if (process.stderr.isTTY !== true) return { ...quietLines(estimate, language), print };
  const bar = new SingleBar({
    format: '{bar} {line}',
    stream: process.stderr,
    barsize: 16,
    // Output overwrites the bar's line, so the bar is drawn again even if it is unchanged.
    forceRedraw: true,
    clearOnComplete: true,
    hideCursor: true,
  });
  bar.start(Math.max(byteLength, 1), 0, { line: '' });
  return {
    update: (counts, position) =>
      bar.update(position, { line: progressLine(counts, estimate.at(counts, position), language) }),
    print(text) {
      if (process.stdout.isTTY === true) process.stderr.write(CLEAR_LINE);
      print(text);
    },
    stop: () => bar.stop(),
  };
}

function quietLines(estimate: Estimate, language: string): Pick<ScanProgress, 'update' | 'stop'> {
  let lastMs = performance.now();
  return {
    update(counts, position) {
      const estimated = estimate.at(counts, position);
      if (performance.now() - lastMs < LINE_EVERY_MS) return;
      lastMs = performance.now();
      process.stderr.write(`${progressLine(counts, estimated, language)}\n`);
    },
    stop() {},
  };
}

interface Estimated {
  readonly percent: number;
  /** Photos per second in this run. */
  readonly rate: number;
  readonly leftSeconds: number | undefined;
}

/**
 * Rate and time left, by bytes of the sources, because the number of photos in an archive is unknown before its end.
 */
export class Estimate {
  readonly #byteLength: number;
  #first: { readonly ms: number; readonly photos: number; readonly position: number } | undefined;

  constructor(byteLength: number) {
    this.#byteLength = byteLength;
  }

  at({ photos }: ScanCounts, position: number, ms: number = performance.now()): Estimated {
    this.#first ??= { ms, photos, position };
    const seconds = (ms - this.#first.ms) / 1000;
    const done = position - this.#first.position;
    return {
      percent: this.#byteLength > 0 ? Math.floor((100 * Math.min(position, this.#byteLength)) / this.#byteLength) : 100,
      rate: seconds > 0 ? Number(((photos - this.#first.photos) / seconds).toPrecision(2)) : 0,
      leftSeconds: done > 0 ? Math.max(0, ((this.#byteLength - position) * seconds) / done) : undefined,
    };
  }
}

function progressLine(counts: ScanCounts, { percent, rate, leftSeconds }: Estimated, language: string): string {
  const verdicts = verdictCounts(counts, language);
  const left = leftSeconds === undefined ? '?' : duration(leftSeconds);
  return say('scan_progress_line', language, {
    percent,
    photos: counts.photos,
    rate,
    left,
    verdicts,
    failed: counts.failed,
  });
}

/** "Likely counterfeit: 3. Inconclusive: 40." and so on, for every verdict. */
export function verdictCounts({ verdicts }: Pick<ScanCounts, 'verdicts'>, language: string): string {
  const number = new Intl.NumberFormat(language);
  return VERDICTS.map((verdict) => `${say(`headline_${verdict}`, language)}: ${number.format(verdicts[verdict])}`).join(
    '. ',
  );
}

/** Hours, minutes and seconds, `2:05:09`. */
function duration(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, Math.floor(seconds) % 60];
  return `${hours}:${String(minutes).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
}
