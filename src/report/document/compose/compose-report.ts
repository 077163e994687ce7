import type { Reported } from '../../../core/reported.ts';
import type { Block, ReportDocument } from '../document.ts';
import { exhibitBlocks } from './exhibit-blocks.ts';
import { hashBlocks } from './hash-blocks.ts';
import { limitBlocks, methodBlocks } from './method-blocks.ts';
import { overviewBlocks } from './overview-blocks.ts';
import { photoBlocks } from './photo-blocks.ts';
import { subjectBlocks } from './subject-blocks.ts';
import { titleOf } from './title-of.ts';
import { type Voice, voiceOf } from './voice.ts';

/**
 * A report, in reading order: what it is about with the warning and the safety card, an overview, the exhibits, every
 * photo with its findings, method, limits and hashes. The same input gives the same document.
 *
 * @param language BCP 47 tag; English if there is no catalogue for it
 */
export function composeReport(reported: Reported, language: string): ReportDocument {
  const voice = voiceOf(language);
  return {
    language: voice.language,
    title: titleOf(reported, voice),
    date: reported.log?.time,
    footer: voice.say('card_photo'),
    blocks: blocksOf(reported, voice),
  };
}

async function* blocksOf(reported: Reported, voice: Voice): AsyncGenerator<Block, void, undefined> {
  yield { kind: 'heading', level: 1, text: titleOf(reported, voice) };
  yield* subjectBlocks(reported, voice);
  yield* overviewBlocks(reported, voice);
  yield* exhibitBlocks(reported, voice);
  yield { kind: 'heading', level: 2, text: voice.say('report_findings') };
  for (const [index, photo] of reported.photos.entries()) yield* photoBlocks(photo, index + 1, voice);
  yield* methodBlocks(reported, voice);
  yield* limitBlocks(voice);
  yield* hashBlocks(reported, voice);
}
