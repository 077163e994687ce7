import sharp, { type Sharp } from 'sharp';
import { colourOf } from '../background/sketches.ts';
import type { Random } from '../random.ts';
import { svgText, TYPEFACES } from '../tablet/typefaces.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
/** Shares of the photos with each kind of change. */
const SHARES = { graded: 0.5, headline: 0.15, watermark: 0.12, border: 0.08 } as const;

/**
 * Some photos as news pages and archives hand them on: graded, with a headline or a watermark on them, or with a
 * border. Positions of what they show do not change.
 */
export async function layOver(jpeg: Buffer, random: Random): Promise<Buffer> {
  const { width = 0, height = 0 } = await sharp(jpeg).metadata();
  const parts = [
    ...(random.chance(SHARES.headline) ? [headline(width, height, random)] : []),
    ...(random.chance(SHARES.watermark) ? [watermark(width, height, random)] : []),
    ...(random.chance(SHARES.border) ? [border(width, height, random)] : []),
  ];
  const graded = random.chance(SHARES.graded);
  if (parts.length === 0 && !graded) return jpeg;
  const photo = graded ? grade(sharp(jpeg), random) : sharp(jpeg);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${parts.join('')}</svg>`;
  return sharp(await photo.png().toBuffer())
    .composite(parts.length > 0 ? [{ input: Buffer.from(svg) }] : [])
    .jpeg({ quality: random.integer(60, 95) })
    .toBuffer();
}

/** Saturation, brightness, contrast and a cast, as an editor or a lamp gives them. */
function grade(photo: Sharp, random: Random): Sharp {
  const contrast = random.factor(0.12);
  const gains = [0, 1, 2].map(() => contrast * random.factor(0.08));
  const offset = 128 * (1 - contrast) + random.normal(8);
  return photo
    .modulate({ saturation: random.logRange(0.5, 1.6), brightness: random.factor(0.1) })
    .linear(gains, [offset, offset, offset]);
}

/** One to three lines of large letters, with or without a bar behind them. */
function headline(width: number, height: number, random: Random): string {
  const size = height * random.range(0.03, 0.1);
  const lines = random.integer(1, 3);
  const top = random.pick([0.05, 0.6, 0.8]) * height;
  const [ink, bar] = random.chance(0.5) ? ['#fff', '#000'] : [colourOf(random), colourOf(random)];
  const behind = random.chance(0.6)
    ? `<rect y="${top}" width="${width}" height="${size * 1.7 * lines + size}" fill="${bar}" opacity="${random.range(0.4, 1)}"/>`
    : '';
  const typeface = random.pick(TYPEFACES);
  const rows = Array.from({ length: lines }, (_, i) =>
    svgText(wordsFor(random), { x: width / 2, y: top + size * (1.4 + 1.7 * i), size, typeface }),
  );
  return `${behind}<g fill="${ink}">${rows.join('')}</g>`;
}

function watermark(width: number, height: number, random: Random): string {
  const size = height * random.range(0.03, 0.14);
  const at = { x: width * random.range(0.3, 0.7), y: height * random.range(0.2, 0.8) };
  const turn = random.pick([0, -30, -45, 90]);
  const word = svgText(wordsFor(random), { ...at, size, typeface: random.pick(TYPEFACES) });
  return `<g fill="#fff" opacity="${random.range(0.15, 0.6)}" transform="rotate(${turn} ${at.x} ${at.y})">${word}</g>`;
}

function border(width: number, height: number, random: Random): string {
  const thick = Math.min(width, height) * random.range(0.01, 0.06);
  const inset = thick / 2;
  return `<rect x="${inset}" y="${inset}" width="${width - thick}" height="${height - thick}" fill="none" stroke="${colourOf(random)}" stroke-width="${thick}"/>`;
}

function wordsFor(random: Random): string {
  const word = (): string => Array.from({ length: random.integer(2, 8) }, () => random.pick([...LETTERS])).join('');
  return Array.from({ length: random.integer(1, 4) }, word).join(' ');
}
