import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { Random } from '../random.ts';

/** Names and licences of the pictures of a folder. */
export const SOURCES_FILE = 'sources.txt';
/** Kinds of picture files that are composed. */
const PICTURES = /\.(png|jpe?g|webp)$/i;
/** Smaller files are thumbnails and icons. */
const LEAST_BYTES = 2_000;
/** Of a larger folder as many files are drawn from, evenly. */
const MOST_OF_A_FOLDER = 1500;
/** What might show a tablet. */
const TABLETS = /pill|tablet|capsule|medic|drug|aspirin|pharm/i;
const SIDES = [320, 1024] as const;
const PROPORTIONS = [1, 4 / 3, 3 / 4, 16 / 9, 3 / 2] as const;
/** How many cut-outs lie on a picture, each number as often as it stands here. */
const CUT_OUTS = [0, 1, 1, 2, 3, 5, 9, 16] as const;
const PICTURES_AT_ONCE = 4;

/** Files of what pictures without a tablet are composed of. */
export interface Material {
  /** Opaque pictures, of which any part is shown. */
  readonly grounds: readonly string[];
  /** Cut-outs, with a transparent surrounding. */
  readonly cutOuts: readonly string[];
}

/**
 * Composes `count` pictures without a tablet out of other people's: a part of a picture or a plain colour, and cut-outs
 * on it, at any size and turn. Writes JPEGs, their truth.json, in which there is no tablet, and sources.txt.
 *
 * @param folders searched for pictures with all that lies in them; files whose path speaks of tablets are left out
 * @param sources names and licences of these pictures, for the card of a model that learns from them
 * @throws Error there is no picture in them
 *
 * @example
 * const from = { folders: ['stamps', 'wallpapers'], sources: 'Tux Paint stamps, GPL' };
 * await composePictures(from, 'composed', 2000, 'seed');
 */
export async function composePictures(
  { folders, sources }: { readonly folders: readonly string[]; readonly sources: string },
  out: string,
  count: number,
  seed: string,
): Promise<void> {
  const material = await sortPictures(folders);
  if (material.grounds.length + material.cutOuts.length === 0)
    throw new Error(`Expected PNG, JPEG or WebP pictures in ${folders.join(', ')}, but found none.`);
  await mkdir(out, { recursive: true });
  const compose = async (index: number): Promise<unknown> => {
    const file = `composed-${String(index).padStart(5, '0')}.jpg`;
    const jpeg = await composePicture(material, new Random(`${seed}/composed/${index}`));
    await writeFile(join(out, file), jpeg);
    const { width, height } = await sharp(jpeg).metadata();
    return { file, width, height, tablets: [], things: [] };
  };
  const truth: unknown[] = [];
  for (let from = 0; from < count; from += PICTURES_AT_ONCE) {
    const indexes = Array.from({ length: Math.min(PICTURES_AT_ONCE, count - from) }, (_, i) => from + i);
    truth.push(...(await Promise.all(indexes.map(compose))));
  }
  await writeFile(join(out, 'truth.json'), JSON.stringify(truth));
  await writeFile(join(out, SOURCES_FILE), `${sources}\n`);
}

/** The pictures of folders in the order of their paths, the same on every machine. */
async function sortPictures(folders: readonly string[]): Promise<Material> {
  const sorted = await Promise.all(folders.map(sortFolder));
  return { grounds: sorted.flatMap(([grounds]) => grounds), cutOuts: sorted.flatMap(([, cutOuts]) => cutOuts) };
}

async function sortFolder(folder: string): Promise<[grounds: string[], cutOuts: string[]]> {
  const [grounds, cutOuts]: [string[], string[]] = [[], []];
  const names = (await readdir(folder, { recursive: true })).filter((name) => PICTURES.test(name));
  const wanted = names.filter((name) => !TABLETS.test(name)).sort();
  const every = Math.max(1, Math.floor(wanted.length / MOST_OF_A_FOLDER));
  for (const name of wanted.filter((_, n) => n % every === 0)) {
    const path = join(folder, name);
    if ((await stat(path)).size < LEAST_BYTES) continue;
    // What sharp cannot read is no material. Many opaque pictures have a channel for transparency as well.
    const read = await sharp(path)
      .resize(64, 64, { fit: 'inside' })
      .png()
      .toBuffer()
      .then((small) => sharp(small).stats())
      .catch(() => undefined);
    if (read) (read.isOpaque ? grounds : cutOuts).push(path);
  }
  return [grounds, cutOuts];
}

/** One picture without a tablet, as JPEG. */
export async function composePicture({ grounds, cutOuts }: Material, random: Random): Promise<Buffer> {
  const width = random.integer(...SIDES);
  const height = Math.round(width / random.pick(PROPORTIONS));
  const isPlain = grounds.length === 0 || (cutOuts.length > 0 && random.chance(0.35));
  const ground = isPlain ? plain(width, height, random) : await partOf(random.pick(grounds), width, height, random);
  const count = cutOuts.length === 0 ? 0 : Math.max(isPlain ? 1 : 0, random.pick(CUT_OUTS));
  const layers = [];
  for (let n = 0; n < count; n++) {
    const side = (Math.min(width, height) * random.range(0.12, 0.9)) / (n === 0 ? 1 : 2);
    const input = await cutOut(random.pick(cutOuts), Math.max(12, Math.round(side)), random);
    layers.push({
      input,
      left: random.integer(0, Math.round(width - side / 2)),
      top: random.integer(0, Math.round(height - side / 2)),
    });
  }
  const laid = await sharp(ground, { raw: { width, height, channels: 3 } })
    .composite(await Promise.all(layers.map((layer) => within(layer, width, height))))
    .png()
    .toBuffer();
  const soft = random.chance(0.2) ? sharp(laid).blur(random.range(0.5, 2.5)) : sharp(laid);
  const tinted = random.chance(0.12) ? soft.greyscale() : soft;
  return tinted.jpeg({ quality: random.integer(50, 95) }).toBuffer();
}

function plain(width: number, height: number, random: Random): Buffer {
  const colour = random.chance(0.4) ? [255, 255, 255] : [0, 1, 2].map(() => random.integer(0, 255));
  return Buffer.from(Uint8Array.from({ length: width * height * 3 }, (_, i) => colour[i % 3]!));
}

/** A part of a picture, from a seventh of its width to all that has these proportions, as raw RGB. */
async function partOf(path: string, width: number, height: number, random: Random): Promise<Buffer> {
  const size = await sharp(path).metadata();
  const scale = Math.min(size.width / width, size.height / height) * random.range(0.15, 1);
  const part = { width: Math.max(8, Math.floor(width * scale)), height: Math.max(8, Math.floor(height * scale)) };
  return sharp(path)
    .extract({
      left: random.integer(0, Math.max(0, size.width - part.width)),
      top: random.integer(0, Math.max(0, size.height - part.height)),
      width: Math.min(part.width, size.width),
      height: Math.min(part.height, size.height),
    })
    .resize(width, height, { fit: 'fill' })
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer();
}

async function cutOut(path: string, side: number, random: Random): Promise<Buffer> {
  const small = sharp(path).resize(side, side, { fit: 'inside' }).toColourspace('srgb');
  const turned = random.chance(0.6)
    ? small.rotate(random.range(0, 360), { background: { r: 0, g: 0, b: 0, alpha: 0 } })
    : small;
  return turned.png().toBuffer();
}

/** A layer cut off at the picture's right and lower border, beyond which sharp lays nothing. */
async function within(
  { input, left, top }: { input: Buffer; left: number; top: number },
  width: number,
  height: number,
): Promise<{ input: Buffer; left: number; top: number }> {
  const size = await sharp(input).metadata();
  const room = { width: Math.min(size.width, width - left), height: Math.min(size.height, height - top) };
  return {
    input: await sharp(input)
      .extract({ left: 0, top: 0, ...room })
      .png()
      .toBuffer(),
    left,
    top,
  };
}
