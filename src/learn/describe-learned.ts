import { M30_FACES } from '../core/labels.ts';
import { rate } from '../evaluate/figures/rate.ts';
import type { LearnedFrom } from '../runtime/bundle/manifest.ts';
import type { Comparison } from './compare.ts';
import type { EnrolledFace } from './enrol.ts';
import { figureRows, rateText } from './figure-rows.ts';

/** What is known of the errors of a bundle that learned: from its enrolled faces, or from the comparison of an adapted one. */
export type KnownErrors =
  | { readonly enrolled: readonly EnrolledFace[] }
  | { readonly compared: Comparison; readonly byCamera: boolean; readonly tuned?: FineTuned };

/** A network that was trained further, on crops of the labelled tablets and on simulated ones. */
export interface FineTuned {
  readonly crops: number;
  readonly rate: number;
}

/** A section of the model card, Markdown. */
export function describeLearned(from: LearnedFrom, errors: KnownErrors): string {
  const { name, date, base, photos, cameras, reference, counterfeit, laboratories } = from;
  const counts = (of: LearnedFrom['reference']): string => M30_FACES.map((face) => `${of[face]} of ${face}`).join(', ');
  const confirmed = laboratories.length === 0 ? 'none' : laboratories.join(', ');
  return [
    '## Learned from confirmed tablets',
    '',
    `Learned on ${date} under the name ${name}, from the bundle ${base.name} ${base.version} (sha256 ${base.sha256}).`,
    ...networkLines('tuned' in errors ? errors.tuned : undefined),
    '',
    '| | |',
    '|---|---|',
    `| photos | ${photos} |`,
    `| cameras that they name | ${cameras} |`,
    `| reference tablets | ${counts(reference)} |`,
    `| counterfeits | ${counts(counterfeit)} |`,
    `| laboratories | ${confirmed} |`,
    '',
    'tuned' in errors && errors.tuned
      ? 'Not calibrated for this network: photos without colour, both faces of one tablet, several tablets of one source, links.'
      : 'Photos without colour, both faces of one tablet and several tablets of one source are still weighed as before.',
    '',
    '### What is known of its errors',
    '',
    'The figures and bounds above and in the README are those of the bundle that it started from, on simulated tablets. They do',
    'not hold for this one. All that is known of this one comes from the tablets that it learned from, each judged by a bundle that',
    'had not seen it. Bounds are at 95 % confidence and take tablets for independent; those of one photo are not, so the truth lies',
    'outside more often. Tablets in other light, by other cameras or of another lot may do worse.',
    '',
    ...('enrolled' in errors ? enrolledLines(errors.enrolled) : comparedLines(errors.compared, errors.byCamera)),
    '',
  ].join('\n');
}

function networkLines(tuned: FineTuned | undefined): string[] {
  const rest = 'Everything above this section describes that bundle and was measured on simulated tablets.';
  if (tuned === undefined) return [`The networks are the same. ${rest}`];
  return [
    `The inspector was trained further on ${tuned.crops} crops, half of them of these tablets and half simulated, at a rate of ${tuned.rate};`,
    `locator and orienter are the same. ${rest}`,
  ];
}

function enrolledLines(faces: readonly EnrolledFace[]): string[] {
  return [
    '| face | reference tablets above the threshold of a likely counterfeit |',
    '|---|---|',
    ...faces.map(({ face, flaggedAfter, tablets }) => `| ${face} | ${rateText(rate(flaggedAfter, tablets))} |`),
    '',
    'How many counterfeits it misses is not known: none was among them.',
  ];
}

function comparedLines({ before, after, groups, recommended }: Comparison, byCamera: boolean): string[] {
  return [
    `In ${groups} groups (${byCamera ? 'exhibits and cameras' : 'exhibits'}), each judged by a bundle that learned from the others:`,
    '',
    '| | the bundle before | a bundle like this one |',
    '|---|---|---|',
    ...figureRows(before, after).map((row) => `| ${row.join(' | ')} |`),
    '',
    recommended
      ? 'It is better than the bundle before on these tablets, beyond chance.'
      : 'It is not better than the bundle before on these tablets beyond chance.',
  ];
}
