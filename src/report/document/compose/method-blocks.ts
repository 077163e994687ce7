import type { Reported } from '../../../core/reported.ts';
import { notice } from '../../../core/words/notice.ts';
import { STRENGTH_STEPS } from '../../../core/words/strength.ts';
import type { Block } from '../document.ts';
import { evidenceOf } from './subject-blocks.ts';
import type { Voice } from './voice.ts';

/** How the findings came about, and what their figures mean. */
export function methodBlocks(reported: Reported, voice: Voice): Block[] {
  const { say } = voice;
  const { calibratedOn } = notice(evidenceOf(reported), voice.language);
  const paragraphs = [
    say('report_method_steps'),
    say('report_method_ratio'),
    say('prior_explained'),
    calibratedOn,
    say('report_method_refusal'),
    say('report_method_pictures'),
    say('report_scale'),
  ];
  return [
    { kind: 'heading', level: 2, text: say('report_method') },
    ...paragraphs.map((text) => ({ kind: 'paragraph', text }) as const),
    {
      kind: 'table',
      head: [say('report_scale_ratio'), say('report_scale_words')],
      rows: scaleRows(voice),
      widths: [1, 2],
    },
  ];
}

function scaleRows({ say }: Voice): string[][] {
  return STRENGTH_STEPS.map(({ from: low, code }, i) => {
    const high = STRENGTH_STEPS[i + 1]?.from;
    if (high === undefined) return [say('report_scale_from', { low }), say(code)];
    if (low === 0) return [say('report_scale_below', { high }), say(code)];
    return [say('report_scale_between', { low, high }), say(code)];
  });
}

/** What the report cannot say. */
export function limitBlocks({ say }: Voice): Block[] {
  return [
    { kind: 'heading', level: 2, text: say('report_limits') },
    {
      kind: 'list',
      items: [
        say('card_photo'),
        say('report_limit_floor'),
        say('report_limit_ceiling'),
        say('report_limit_photo'),
        say('report_limit_lead'),
      ],
    },
  ];
}
