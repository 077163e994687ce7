import type { Verdict } from '../../core/examination.ts';
import { type Ellipse, scaleEllipse } from '../../core/imaging/ellipse.ts';
import { type PlacedNumber, placeNumbers } from '../../core/imaging/place-numbers.ts';
import type { Photo } from '../../core/photo.ts';
import { encodeJpeg } from './encode-jpeg.ts';

/** A tablet to be marked; its ellipse is in the photo's pixels. */
export interface Mark {
  readonly ellipse: Ellipse;
  readonly verdict: Verdict;
}

/** Enough to see every tablet on a screen. */
const MAX_SIDE = 1280;

/** As on the page in light mode. None is green, and none looks more cheerful than another. */
const COLOURS: Readonly<Record<Verdict, string>> = {
  likely_counterfeit: '#a8121d',
  inconclusive: '#7a4d00',
  no_difference_seen: '#33518a',
  other_imprint: '#643a8c',
  cannot_assess: '#54585e',
};

/**
 * The photo, reduced, with each tablet's rim and its number, starting at 1; no number covers another. JPEG in base64.
 */
export async function drawOverlay(photo: Photo, marks: readonly Mark[]): Promise<string> {
  const frame = await photo.thumbnail(MAX_SIDE);
  const scale = frame.width / photo.identity.width;
  const line = Math.max(2, Math.max(frame.width, frame.height) / 320);
  const scaled = marks.map(({ ellipse, verdict }) => ({ ellipse: scaleEllipse(ellipse, scale), verdict }));
  const numbers = placeNumbers(
    scaled.map(({ ellipse }) => ellipse),
    frame.width,
    frame.height,
  );
  const drawn = [
    ...scaled.map((mark) => drawTwice(rimOf(mark.ellipse), COLOURS[mark.verdict], line)),
    // Above all rims, because one that crosses a number makes it another number.
    ...numbers.map((placed) =>
      drawTwice(digitsOf(placed), COLOURS[scaled[placed.number - 1]!.verdict], placed.size / 10),
    ),
  ];
  const size = `width="${frame.width}" height="${frame.height}"`;
  return encodeJpeg(frame, `<svg xmlns="http://www.w3.org/2000/svg" ${size} fill="none">${drawn.join('')}</svg>`);
}

/** White and wider below, so that it is visible on any ground. */
function drawTwice(shape: string, colour: string, line: number): string {
  return [
    ['#ffffff', line * 2.2],
    [colour, line],
  ]
    .map(([stroke, width]) => `<g stroke="${stroke}" stroke-width="${width}" stroke-linecap="round">${shape}</g>`)
    .join('');
}

function rimOf({ cx, cy, rx, ry, angle }: Ellipse): string {
  return `<ellipse rx="${rx}" ry="${ry}" transform="translate(${cx} ${cy}) rotate(${angle})"/>`;
}

/** Width of a digit and the distance to the next one, in heights of the number: they fit into `numberBox`. */
const [DIGIT, STEP] = [0.36, 0.58];

function digitsOf({ number, x, y, size }: PlacedNumber): string {
  const width = DIGIT * size;
  const whole = (String(number).length - 1) * STEP * size + width;
  return `<path d="${numberPath(number, x - whole / 2, y - width, width, STEP * size)}"/>`;
}

/** Strokes of a digit in a box of 1 x 2, as on a pocket calculator: drawn, because a machine may have no font. */
const STROKES = ['M0 0H1', 'M1 0V1', 'M1 1V2', 'M0 2H1', 'M0 1V2', 'M0 0V1', 'M0 1H1'] as const;
const DIGITS = ['012345', '12', '01346', '01236', '1256', '02356', '023456', '012', '0123456', '012356'] as const;

function numberPath(number: number, x: number, y: number, width: number, step: number): string {
  return [...String(number)]
    .flatMap((digit, place) =>
      [...(DIGITS[Number(digit)] ?? '')].map((stroke) =>
        placed(STROKES[Number(stroke)] ?? '', x + place * step, y, width),
      ),
    )
    .join('');
}

/** A stroke moved to its position: `M x y` and one `H` or `V`. */
function placed(stroke: string, x: number, y: number, width: number): string {
  return stroke.replace(/M(\d) (\d)([HV])(\d)/, (_, mx, my, way, end) => {
    const origin = way === 'H' ? x : y;
    return `M${x + Number(mx) * width} ${y + Number(my) * width}${way}${origin + Number(end) * width}`;
  });
}
