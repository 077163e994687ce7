import { VERDICTS } from '../../../core/examination.ts';
import type { Reported, ReportedPhoto } from '../../../core/reported.ts';
import type { Block } from '../document.ts';
import { shortened, type Voice } from './voice.ts';

/** Characters of a name in a cell. */
const MAX_NAME = 60;

/** Photos by their verdicts, in one table; nothing for a single photo. Counts are no share of what is dangerous. */
export function overviewBlocks({ photos }: Reported, { say, number }: Voice): Block[] {
  if (photos.length < 2) return [];
  const cellsOf = ({ name, examined }: ReportedPhoto, index: number): string[] => {
    const tablets = examined?.examination.tablets ?? [];
    const counts = VERDICTS.map((verdict) => tablets.filter((tablet) => tablet.verdict === verdict).length);
    const cells = [tablets.length, ...counts].map((count) => number(count, 0));
    return [number(index + 1, 0), shortened(name, MAX_NAME), ...(examined ? cells : cells.map(() => '–'))];
  };
  const head = [
    say('report_column_number'),
    say('report_column_photo'),
    say('report_column_tablets'),
    ...VERDICTS.map((verdict) => say(`headline_${verdict}`)),
  ];
  return [
    { kind: 'heading', level: 2, text: say('report_overview') },
    { kind: 'table', head, rows: photos.map(cellsOf), widths: [4, 17, 12, 12, 12, 11, 9, 10] },
    { kind: 'paragraph', text: say('exhibit_no_share') },
  ];
}
