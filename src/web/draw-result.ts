import type { Examination, TabletFinding, Verdict } from '../core/examination.ts';
import { explainExhibit } from '../core/exhibit/explain-exhibit.ts';
import { NUMBER_FONT, type PlacedNumber, placeNumbers } from '../core/imaging/place-numbers.ts';
import { notice } from '../core/words/notice.ts';
import { say, translate } from '../core/words/say.ts';
import { scoreValues } from '../core/words/score-values.ts';
import type { Bag } from './bag.ts';
import type { Entry } from './session.ts';
import { FEW_TABLETS, strongestFirst } from './strongest-first.ts';
import { withPrior } from './views/score.tsx';

interface ResultToDraw {
  readonly examination: Examination;
  readonly entry: Pick<Entry, 'blob'>;
  readonly prior: number;
  /** What its tablets show together with those of other photos, if they come from one bag. */
  readonly bag: Bag | undefined;
  readonly language: string;
}

/** Width of the picture; readable on any phone. */
const WIDTH = 1080;
const MARGIN = 32;
const LINE = 38;

/** Light marks with a dark rim, as on the page. None is green, and none looks more cheerful than another. */
const MARKS: Readonly<Record<Verdict, string>> = {
  likely_counterfeit: '#ff6b5e',
  inconclusive: '#ffc145',
  no_difference_seen: '#8fb8ff',
  other_imprint: '#d3a6ff',
  cannot_assess: '#e2e4e7',
};

/** Dashes and gaps as on the page, so that colour is never the only distinction; in hundredths of the photo's longer side. */
const DASHES: Readonly<Record<Verdict, readonly number[]>> = {
  likely_counterfeit: [],
  inconclusive: [3, 1.2],
  no_difference_seen: [0.8, 1.2],
  other_imprint: [3.5, 1, 0.8, 1],
  cannot_assess: [1.5, 2],
};

/** What is said of a whole group in a picture: the verdicts that could pass for an all-clear do not stand alone. */
const EXPLAINED: readonly Verdict[] = ['no_difference_seen', 'other_imprint'];

type Context = OffscreenCanvasRenderingContext2D;

/**
 * A result as one picture: the photo with its tablets marked, every verdict in words, and the safety card, which every
 * result carries. It is drawn again from pixels, so none of the photo's metadata (place, time, device) is in it. JPEG.
 */
export async function drawResult({ examination, entry, prior, bag, language }: ResultToDraw): Promise<Blob> {
  const photo = await createImageBitmap(entry.blob, { imageOrientation: 'from-image' }).catch(() => undefined);
  const lines = [...bagText(bag, prior, language), ...textOf(examination, prior, language)].flatMap((line) =>
    wrap(line),
  );
  const pictureHeight = photo === undefined ? 0 : Math.round((photo.height / photo.width) * WIDTH);
  const height = pictureHeight + MARGIN * 2 + lines.length * LINE;
  const canvas = new OffscreenCanvas(WIDTH, height);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('the browser returned no canvas');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, WIDTH, height);
  if (photo !== undefined) {
    context.drawImage(photo, 0, 0, WIDTH, pictureHeight);
    drawMarks(context, examination.tablets, photo);
    photo.close();
  }
  context.fillStyle = '#1c1e21';
  context.textAlign = 'left';
  context.textBaseline = 'top';
  for (const [i, line] of lines.entries()) {
    context.font = fontOf(line.bold);
    context.fillText(line.text, MARGIN, pictureHeight + MARGIN + i * LINE);
  }
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
}

interface Line {
  readonly text: string;
  readonly bold: boolean;
}

const fontOf = (bold: boolean) => `${bold ? 'bold ' : ''}28px system-ui, sans-serif`;

/** What the whole bag shows: it stands first, since it is said of every tablet below. */
function bagText(bag: Bag | undefined, prior: number, language: string): Line[] {
  if (bag === undefined) return [];
  const { verdict, counterfeit, tablets, assessed, sources } = bag.exhibit;
  const values = counterfeit && scoreValues(withPrior(counterfeit, prior));
  const counts = say('exhibit_counts', language, { assessed, tablets, photos: bag.photos });
  const texts = [
    explainExhibit(bag.exhibit, language),
    `${counts} ${say(`exhibit_sources_${sources}`, language)}`,
    ...(values ? [say('page_likelihood_ratio', language, values)] : []),
    ...(values && verdict === 'likely_counterfeit' ? [say('score', language, values)] : []),
    say('exhibit_no_share', language),
  ];
  const headline = say('page_bag', language, { headline: say(`headline_${verdict}`, language) });
  return [{ text: headline, bold: true }, ...texts.map(plain)];
}

/** The text below the photo: what was found, what the figures are based on, and the card. */
function textOf(examination: Examination, prior: number, language: string): Line[] {
  const { tablets, model } = examination;
  const { card, calibratedOn } = notice(model.evidence, language);
  return [
    ...(tablets.length > FEW_TABLETS ? groupText(examination, language) : tabletText(tablets, prior, language)),
    plain(say('warning', language)),
    plain(calibratedOn),
    { text: say('page_card', language), bold: true },
    ...card.map(plain),
  ];
}

const plain = (text: string): Line => ({ text, bold: false });

/** Few tablets, one by one. */
function tabletText(tablets: readonly TabletFinding[], prior: number, language: string): Line[] {
  return tablets.flatMap(({ verdict, counterfeit }, i) => {
    const headline = say('page_tablet', language, { number: i + 1, headline: say(`headline_${verdict}`, language) });
    const values = counterfeit && scoreValues(withPrior(counterfeit, prior));
    return [
      { text: headline, bold: true },
      plain(say(`explanation_${verdict}`, language)),
      ...(values ? [plain(say('page_likelihood_ratio', language, values))] : []),
      // As on the page: a probability is only shown for a likely counterfeit.
      ...(values && verdict === 'likely_counterfeit' ? [plain(say('score', language, values))] : []),
    ];
  });
}

/** Many tablets by verdict, the strongest evidence first: browsers draw no picture of any height. */
function groupText({ tablets, summary }: Examination, language: string): Line[] {
  const groups = strongestFirst(tablets).flatMap(({ verdict, numbers }) => [
    {
      text: say('page_group', language, { headline: say(`headline_${verdict}`, language), count: numbers.length }),
      bold: true,
    },
    plain(say('page_numbers', language, { numbers: numbers.join(', ') })),
    ...(EXPLAINED.includes(verdict) ? [plain(say(`explanation_${verdict}`, language))] : []),
  ]);
  return [...(summary ? [plain(translate(summary, language))] : []), ...groups];
}

/** Wraps a line, measured on a separate canvas. */
function wrap({ text, bold }: Line): Line[] {
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  if (context === null) throw new Error('the browser returned no canvas');
  context.font = fontOf(bold);
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (context.measureText(longer).width <= WIDTH - 2 * MARGIN) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.map((line) => ({ text: line, bold }));
}

/** Rims and numbers, as on the page. */
function drawMarks(context: Context, tablets: readonly TabletFinding[], photo: ImageBitmap): void {
  const unit = Math.max(photo.width, photo.height) / 100;
  const ellipses = tablets.map(({ ellipse }) => ellipse);
  context.save();
  context.scale(WIDTH / photo.width, WIDTH / photo.width);
  // A tablet at the edge does not reach into the text below.
  context.beginPath();
  context.rect(0, 0, photo.width, photo.height);
  context.clip();
  for (const tablet of tablets) drawRim(context, tablet, unit);
  for (const placed of placeNumbers(ellipses, photo.width, photo.height)) drawNumber(context, placed);
  context.restore();
}

function drawRim(context: Context, { ellipse: { cx, cy, rx, ry, angle }, verdict }: TabletFinding, unit: number): void {
  for (const [colour, line, dashes] of [
    ['#101214', 0.7, []],
    [MARKS[verdict], 0.35, DASHES[verdict]],
  ] as const) {
    context.setLineDash(dashes.map((length) => length * unit));
    context.beginPath();
    context.ellipse(cx, cy, rx, ry, (angle * Math.PI) / 180, 0, 2 * Math.PI);
    context.strokeStyle = colour;
    context.lineWidth = line * unit;
    context.stroke();
  }
}

function drawNumber(context: Context, { number, x, y, size }: PlacedNumber): void {
  context.font = `bold ${NUMBER_FONT * size}px system-ui, sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.setLineDash([]);
  context.strokeStyle = '#101214';
  context.lineWidth = size / 5;
  context.strokeText(String(number), x, y);
  context.fillStyle = '#ffffff';
  context.fillText(String(number), x, y);
}
