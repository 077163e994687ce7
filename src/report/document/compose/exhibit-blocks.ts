import type { Exhibited } from '../../../core/describe-exhibit.ts';
import type { Reported, ReportedExhibit } from '../../../core/reported.ts';
import { translate } from '../../../core/words/say.ts';
import { scoreValues } from '../../../core/words/score-values.ts';
import type { Block } from '../document.ts';
import { plain, ratioLines, type Voice } from './voice.ts';

/** Each exhibit: what its tablets show together. Nothing in a report without exhibits. */
export function exhibitBlocks(reported: Reported, voice: Voice): Block[] {
  if (reported.exhibits.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: voice.say('report_exhibits') },
    { kind: 'paragraph', text: voice.say('report_exhibit_intro') },
    ...reported.exhibits.flatMap((exhibit) => blocksOf(exhibit, reported, voice)),
  ];
}

function blocksOf(exhibit: ReportedExhibit, { photos }: Reported, voice: Voice): Block[] {
  const { say } = voice;
  const numberOf = new Map(photos.map(({ sha256 }, index) => [sha256, index + 1]));
  const own = photos.filter((photo) => photo.exhibit === exhibit.name).map(({ sha256 }) => sha256);
  const judged = own.filter((sha256) => exhibit.judgedPhotos.includes(sha256));
  const list = (hashes: readonly string[]) => hashes.map((sha256) => numberOf.get(sha256) ?? '–').join(', ');
  const others = own.filter((sha256) => !judged.includes(sha256));
  const { finding } = exhibit;
  const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
  const heading: Block = { kind: 'heading', level: 3, text: `${say('report_exhibit')} ${plain(exhibit.name)}` };
  if (finding === undefined) {
    const numbers = list(own);
    return [heading, paragraph(say('report_exhibit_not_judged')), paragraph(say('report_exhibit_photos', { numbers }))];
  }
  return [
    heading,
    { kind: 'notice', lines: [say('report_exhibit_headline', { headline: say(`headline_${finding.verdict}`) })] },
    ...linesOf(finding, exhibit.judgedPhotos.length, voice).map(paragraph),
    ...groupBlocks(
      finding,
      exhibit.judgedPhotos.map((sha256) => numberOf.get(sha256)),
      voice,
    ),
    paragraph(say('report_exhibit_photos', { numbers: list(judged) })),
    ...(others.length === 0 ? [] : [paragraph(say('report_exhibit_other_photos', { numbers: list(others) }))]),
  ];
}

function linesOf(finding: Exhibited, photos: number, voice: Voice): string[] {
  const { verdict, counterfeit, tablets, assessed, sources, reasons } = finding;
  const { say, language } = voice;
  return [
    say(`exhibit_explanation_${verdict}`),
    ...(counterfeit === undefined ? [say('scan_exhibit_no_ratio')] : ratioLines(counterfeit, voice)),
    `${say('exhibit_counts', { assessed, tablets, photos })} ${say(`exhibit_sources_${sources}`)}`,
    ...reasons.map((reason) => translate(reason, language)),
    say('exhibit_no_share'),
  ];
}

/** One group is the exhibit itself. */
function groupBlocks({ groups }: Exhibited, photoNumbers: readonly (number | undefined)[], { say }: Voice): Block[] {
  if (groups.length < 2) return [];
  const items = groups.map(({ tablets, verdict, counterfeit }, index) => {
    const ratio = say('page_likelihood_ratio', scoreValues(counterfeit));
    const places = [...new Set(tablets.map(({ photo }) => photo))].map((photo) => {
      const own = tablets.filter((place) => place.photo === photo).map(({ tablet }) => String(tablet + 1));
      const last = say('report_group_tablet', { tablet: own.pop() ?? '–', photo: photoNumbers[photo] ?? '–' });
      return [...own, last].join(', ');
    });
    const group = say('report_group', { number: index + 1, headline: say(`headline_${verdict}`), ratio });
    // Values of a message are cut where they are long.
    return `${group} ${places.join('; ')}.`;
  });
  return [{ kind: 'list', items }];
}
