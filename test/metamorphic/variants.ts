import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';

/** The same photo as another phone, program or exposure would have delivered it. */
export interface Variant {
  readonly name: string;
  /** Pixels of the variant for one of the photo. */
  readonly scale: (width: number, height: number) => number;
  make(photo: Buffer): Promise<Buffer>;
}

const TWELVE_MEGAPIXELS = 12e6;
const enlargement = (width: number, height: number): number => Math.sqrt(TWELVE_MEGAPIXELS / (width * height));
const same = (): number => 1;

/** A third of a stop more light, in linear light. */
const THIRD_OF_A_STOP = 2 ** (1 / 3);

/** The pixels stay the same, or nearly. */
export const SAME_PIXELS: readonly Variant[] = [
  {
    name: 'stored a quarter turn round and turned back by EXIF',
    scale: same,
    // Orientation 6 asks for a quarter turn clockwise, so the pixels are stored a quarter turn anticlockwise.
    make: (photo) => sharp(photo).rotate(270).withMetadata({ orientation: 6 }).jpeg(FINE).toBuffer(),
  },
  { name: 'saved as PNG', scale: same, make: (photo) => sharp(photo).png().toBuffer() },
];

export const OTHER_PIXELS: readonly Variant[] = [
  {
    name: 'enlarged to 12 megapixels',
    scale: enlargement,
    make: async (photo) => {
      const { width, height } = await sharp(photo).metadata();
      const side = Math.round(width * enlargement(width, height));
      return sharp(photo).resize(side).jpeg({ quality: 95, chromaSubsampling: '4:4:4' }).toBuffer();
    },
  },
  { name: 'a third of a stop brighter', scale: same, make: brighter },
];

const FINE = { quality: 98, chromaSubsampling: '4:4:4' } as const;

/** Needs heif-enc of Debian's libheif-examples, since nothing in the project can encode HEIC. */
export const HEIC: Variant = { name: 'saved as HEIC', scale: same, make: toHeic };

export function canEncodeHeic(): boolean {
  try {
    execFileSync('heif-enc', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

async function brighter(photo: Buffer): Promise<Buffer> {
  const { data, info } = await sharp(photo).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const table = Uint8Array.from(
    { length: 256 },
    (_, v) => 255 * encode(Math.min(1, decode(v / 255) * THIRD_OF_A_STOP)),
  );
  const raw = { width: info.width, height: info.height, channels: 3 } as const;
  return sharp(
    data.map((v) => table[v] ?? 0),
    { raw },
  )
    .jpeg(FINE)
    .toBuffer();
}

/** sRGB's curve (IEC 61966-2-1), 0..1. */
const decode = (v: number): number => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
const encode = (v: number): number => (v <= 0.0031308 ? v * 12.92 : 1.055 * v ** (1 / 2.4) - 0.055);

async function toHeic(photo: Buffer): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'telltale-heic-'));
  try {
    const [source, target] = [join(folder, 'photo.png'), join(folder, 'photo.heic')];
    writeFileSync(source, await sharp(photo).png().toBuffer());
    execFileSync('heif-enc', ['-q', '95', '-p', 'chroma=444', '-o', target, source], { stdio: 'ignore' });
    return readFileSync(target);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
