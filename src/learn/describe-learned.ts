import { M30_FACES } from '../core/labels.ts';
import type { LearnedFrom } from '../runtime/bundle/manifest.ts';

/** A section of the model card, Markdown. */
export function describeLearned({
  name,
  date,
  base,
  photos,
  cameras,
  reference,
  counterfeit,
  laboratories,
}: LearnedFrom): string {
  const counts = (of: LearnedFrom['reference']): string => M30_FACES.map((face) => `${of[face]} of ${face}`).join(', ');
  const confirmed = laboratories.length === 0 ? 'none' : laboratories.join(', ');
  return [
    '## Learned from confirmed tablets',
    '',
    `Learned on ${date} under the name ${name}, from the bundle ${base.name} ${base.version} (sha256 ${base.sha256}).`,
    'The networks are the same. Everything above this section describes that bundle and was measured on simulated tablets.',
    '',
    '| | |',
    '|---|---|',
    `| photos | ${photos} |`,
    `| cameras that they name | ${cameras} |`,
    `| reference tablets | ${counts(reference)} |`,
    `| counterfeits | ${counts(counterfeit)} |`,
    `| laboratories | ${confirmed} |`,
    '',
    'Photos without colour, both faces of one tablet and several tablets of one source are still weighed as before.',
    '',
  ].join('\n');
}
