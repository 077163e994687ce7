import type { SniffedType } from '../sniff-type.ts';
import { rawFormat } from './camera-raw.ts';
import { readDirectories, type TiffDirectory } from './read-directories.ts';

const [NEW_SUBFILE_TYPE, BITS, COMPRESSION, PHOTOMETRIC, SUBFILE_TYPE, SAMPLES, EXTRA_SAMPLES, SAMPLE_FORMAT] = [
  254, 258, 259, 262, 255, 277, 338, 339,
] as const;
const [WIDTH, HEIGHT, PLANAR, TILE_WIDTH] = [256, 257, 284, 322] as const;
/** ExtraSamples: transparency, premultiplied or not. Anything else is not part of the picture. */
const CLEARNESS: readonly number[] = [1, 2];
/** A page is a preview of another one of the same shape if that one is at least this many times as wide. */
const PREVIEW_SCALE = 4;

/** The picture of a TIFF that is examined: a page of the chain or one of its SubIFDs. */
export interface TiffPicture {
  readonly page: number;
  readonly subifd?: number;
}

interface Candidate {
  readonly directory: TiffDirectory;
  readonly place: TiffPicture;
}

/** Compressions that sharp's libtiff decodes (TIFF 6.0 and its supplements). */
const READABLE_COMPRESSIONS: readonly number[] = [1, 2, 3, 4, 5, 7, 8, 32773, 32946, 50001];
const COMPRESSION_NAMES: Readonly<Record<number, string>> = {
  6: 'old-style JPEG',
  9: 'JBIG',
  10: 'JBIG',
  32809: 'ThunderScan',
  34661: 'JBIG',
  34676: 'LogLuv',
  34677: 'LogLuv',
  33003: 'JPEG 2000',
  33004: 'JPEG 2000',
  33005: 'JPEG 2000',
  34712: 'JPEG 2000',
  34887: 'LERC',
  34925: 'LZMA',
  50000: 'Zstandard',
  50002: 'JPEG XL',
  52546: 'JPEG XL',
};
/** Colour spaces by their number: black or white at zero, RGB, palette, CMYK, YCbCr. */
const READABLE_PHOTOMETRICS: readonly number[] = [0, 1, 2, 3, 5, 6];
const PHOTOMETRIC_NAMES: Readonly<Record<number, string>> = {
  4: 'mask',
  8: 'CIELAB',
  9: 'ICCLAB',
  10: 'ITULAB',
  32844: 'LogL',
  32845: 'LogLuv',
};
const SAMPLE_FORMAT_NAMES: Readonly<Record<number, string>> = {
  2: 'signed integers',
  3: 'floating point',
  5: 'complex integers',
  6: 'complex numbers',
};

/** A supported TIFF, or what it is instead: a RAW file, or an unsupported kind of TIFF. */
export function sniffTiff(bytes: Uint8Array): SniffedType {
  const directories = readDirectories(bytes);
  const candidates = candidatesOf(directories);
  const raw = rawFormat(directories, candidates.some(isFull));
  if (raw !== null) return { other: raw };
  const directory = chosen(candidates)?.directory;
  const kind = directory?.isWhole ? unreadableKind(directory) : null;
  return kind ? { other: `TIFF (${kind})` } : { format: 'tiff' };
}

/**
 * The first picture that is neither a mask nor a reduced copy of another, by its mark or its size; otherwise the
 * largest.
 */
export function locatePicture(bytes: Uint8Array): TiffPicture {
  return chosen(candidatesOf(readDirectories(bytes)))?.place ?? { page: 0 };
}

function chosen(candidates: readonly Candidate[]): Candidate | undefined {
  const full = candidates.filter(isFull);
  const first = full.find((one) => !full.some((other) => isPreviewOf(one, other)));
  return first ?? [...candidates].sort((a, b) => area(b.directory) - area(a.directory))[0];
}

/** Whether one picture is a reduced copy of another by their sizes alone, since many programs do not mark them. */
function isPreviewOf(one: Candidate, other: Candidate): boolean {
  const [width, height] = sizeOf(one.directory);
  const [fullWidth, fullHeight] = sizeOf(other.directory);
  const scale = fullWidth / width;
  return scale >= PREVIEW_SCALE && Math.abs(fullHeight / scale - height) <= 1;
}

/** Pages before their SubIFDs: viewers show pages. */
function candidatesOf(directories: readonly TiffDirectory[]): readonly Candidate[] {
  const pages = directories.map((directory, page) => ({ directory, place: { page } }));
  const under = pages.flatMap(({ directory: { children }, place: { page } }) =>
    children.map((directory, subifd) => ({ directory, place: { page, subifd } })),
  );
  return [...pages, ...under].filter(({ directory }) => area(directory) > 0);
}

const sizeOf = (directory: TiffDirectory) =>
  [directory.numbers(WIDTH)[0] ?? 0, directory.numbers(HEIGHT)[0] ?? 0] as const;
const area = (directory: TiffDirectory) => sizeOf(directory)[0] * sizeOf(directory)[1];

/** NewSubfileType: bit 0 is a reduced copy, bit 2 a mask. SubfileType, its predecessor: 2 is a reduced copy. */
function isFull({ directory }: Candidate): boolean {
  return ((directory.numbers(NEW_SUBFILE_TYPE)[0] ?? 0) & 0b101) === 0 && directory.numbers(SUBFILE_TYPE)[0] !== 2;
}

/** Why a picture cannot be read, or would be read incorrectly, in words that are the same in every language. */
function unreadableKind(directory: TiffDirectory): string | null {
  const compression = directory.numbers(COMPRESSION)[0] ?? 1;
  if (!READABLE_COMPRESSIONS.includes(compression))
    return COMPRESSION_NAMES[compression] ?? `compression ${compression}`;
  const photometric = directory.numbers(PHOTOMETRIC)[0];
  if (photometric !== undefined && !READABLE_PHOTOMETRICS.includes(photometric)) {
    return PHOTOMETRIC_NAMES[photometric] ?? `photometric ${photometric}`;
  }
  const odd = directory.numbers(SAMPLE_FORMAT).find((format) => format in SAMPLE_FORMAT_NAMES);
  if (odd !== undefined) return SAMPLE_FORMAT_NAMES[odd] ?? null;
  return unreadableSamples(directory, photometric);
}

/**
 * Samples of 1, 2, 4, 8 or 16 bits, all of the same depth, as many as the colours have, and at most one more for
 * transparency.
 */
function unreadableSamples(directory: TiffDirectory, photometric: number | undefined): string | null {
  const bits = directory.numbers(BITS);
  // Specified, and beyond the end of the file: the decoder reports the damage.
  if (directory.tags.has(BITS) && bits.length === 0) return null;
  const widths = [...new Set(bits)];
  if (widths.length > 1) return `${bits.join(' + ')} bit`;
  if (widths.length === 1 && ![1, 2, 4, 8, 16].includes(widths[0]!)) return `${widths[0]} bit`;
  const samples = directory.numbers(SAMPLES)[0] ?? 1;
  if (samples > 1 && (widths[0] ?? 1) < 8) return `${samples} x ${widths[0] ?? 1} bit`;
  const colours = photometric === 5 ? 4 : photometric === 2 || photometric === 6 ? 3 : 1;
  if (photometric !== undefined && samples !== colours && !hasClearness(directory, samples - colours)) {
    return `${samples} channels`;
  }
  const isTiled = directory.tags.has(TILE_WIDTH);
  return isTiled && samples > 1 && directory.numbers(PLANAR)[0] === 2 ? 'tiles of one channel' : null;
}

/** The decoder takes any channel beyond the colours for transparency: infrared or a selection would change them. */
function hasClearness(directory: TiffDirectory, extra: number): boolean {
  const meanings = directory.numbers(EXTRA_SAMPLES);
  return extra === 1 && meanings.length === 1 && CLEARNESS.includes(meanings[0]!);
}
