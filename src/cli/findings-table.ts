import Table from 'cli-table3';
import type { Examination, Policy, TabletFinding } from '../core/examination.ts';
import { say } from '../core/words/say.ts';
import { scoreValues } from '../core/words/score-values.ts';

/**
 * Widths in characters for tablet, face, verdict, likelihood ratio and probability; photo and reasons share the rest.
 */
const FIXED_WIDTHS = [8, 11, 14, 12, 14] as const;
const PHOTO_SHARE = 0.35;

/** A narrower table is unreadable; a wider one is hard to follow. Without a terminal, the widest is used. */
const WIDTH = { min: 76, max: 150 } as const;

/** Below this width the reasons stand under their row instead of beside it. */
const WIDTH_FOR_REASONS = 110;

type Row = readonly [
  photo: string,
  tablet: string,
  face: string,
  verdict: string,
  ratio: string,
  probability: string,
  reasons: string,
];

/**
 * Examinations as rows of a table, photo by photo, so that a scan prints results at once and stores none. Therefore the
 * columns have fixed widths.
 */
export class FindingsTable {
  readonly #policy: Policy;
  readonly #widths: number[];

  /** `terminalColumns` is undefined if the table does not go to a terminal. */
  constructor(policy: Policy, terminalColumns: number | undefined) {
    const width = Math.min(Math.max(terminalColumns ?? WIDTH.max, WIDTH.min), WIDTH.max);
    const rest = width - FIXED_WIDTHS.reduce((sum, fixed) => sum + fixed, 0);
    const photo = Math.floor(rest * PHOTO_SHARE);
    this.#policy = policy;
    this.#widths = width < WIDTH_FOR_REASONS ? [rest, ...FIXED_WIDTHS] : [photo, ...FIXED_WIDTHS, rest - photo];
  }

  head(): string {
    const { language, prior } = this.#policy;
    const names = this.#render([
      [
        say('column_photo', language),
        say('column_tablet', language),
        say('column_face', language),
        say('column_verdict', language),
        say('column_likelihood_ratio', language),
        say('column_probability', language, { priorPercent: Math.round(prior * 100) }),
        say('column_reasons', language),
      ],
    ]);
    return `${names}\n${'-'.repeat(this.#widths.reduce((sum, width) => sum + width, 0))}`;
  }

  /** One row per tablet, after a summary of many, or one row that says why there is none. */
  rowsOf({ photo, status, error, summary, tablets }: Examination): string {
    const { language } = this.#policy;
    if (status === 'error') return this.#notExamined(photo.name, say('headline_error', language), error?.message ?? '');
    if (status === 'no_tablet') {
      return this.#notExamined(photo.name, say('headline_no_tablet', language), say('explanation_no_tablet', language));
    }
    const rows = tablets.map((tablet, index) =>
      this.#tabletRow(index === 0 && !summary ? photo.name : '', tablet, index),
    );
    return this.#render(summary ? [[photo.name, '', '', '', '', '', summary.message], ...rows] : rows);
  }

  #notExamined(name: string, headline: string, reason: string): string {
    return this.#render([[name, '', '', headline, '', '', reason]]);
  }

  #tabletRow(name: string, { face, verdict, counterfeit, reasons }: TabletFinding, index: number): Row {
    const { language } = this.#policy;
    const values = counterfeit && scoreValues(counterfeit);
    // With other verdicts a percentage could pass for an all-clear; every score has its likelihood ratio.
    const probability = values && verdict === 'likely_counterfeit' ? say('probability', language, values) : '';
    return [
      name,
      String(index + 1),
      say(`face_${face}`, language),
      say(`headline_${verdict}`, language),
      values ? new Intl.NumberFormat(language).format(values.likelihoodRatio) : '',
      probability,
      // The warning is the same for every verdict and stands once below the table.
      reasons
        .filter(({ code }) => code !== 'warning')
        .map(({ message }) => message)
        .join(' '),
    ];
  }

  #render(rows: readonly Row[]): string {
    const table = new Table({ chars: NO_LINES, style: PLAIN, colWidths: this.#widths, wordWrap: true });
    for (const [name, ...others] of rows) {
      const reasons = others.splice(this.#widths.length - 1);
      table.push([{ content: printable(name), wrapOnWordBoundary: false }, ...others]);
      for (const content of reasons) table.push([{ content, colSpan: this.#widths.length, style: INDENTED }]);
    }
    return table
      .toString()
      .split('\n')
      .map((line) => line.trimEnd())
      .join('\n');
  }
}

const NO_LINES = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '',
};

/** No colours: none may look like an all-clear, and a file has no use for them. */
const PLAIN = { head: [], border: [], 'padding-left': 0, 'padding-right': 2 };

const INDENTED = { 'padding-left': 2, 'padding-right': 2 };

/** File names may contain anything; control characters and changes of direction must not reach a terminal. */
export function printable(name: string): string {
  return name.replace(/\p{C}/gu, '\uFFFD');
}
