import type { TiffDirectory } from './read-directories.ts';

/**
 * RAW files that are recognised by their first bytes: the Latin-1 text at an offset. Sources: the formats' descriptions
 * in ExifTool and LibRaw.
 */
export const RAW_SIGNATURES: readonly (readonly [other: string, offset: number, signature: string])[] = [
  ['RAW (Canon CR2)', 0, 'II*\0\x10\0\0\0CR'],
  ['RAW (Canon CRW)', 6, 'HEAPCCDR'],
  ['RAW (Canon CR3)', 4, 'ftypcrx '],
  ['RAW (Olympus ORF)', 0, 'IIRO'],
  ['RAW (Olympus ORF)', 0, 'IIRS'],
  ['RAW (Olympus ORF)', 0, 'MMOR'],
  ['RAW (Panasonic RW2)', 0, 'IIU\0'],
  ['RAW (Fujifilm RAF)', 0, 'FUJIFILMCCD-RAW'],
  ['RAW (Sigma X3F)', 0, 'FOVb'],
  ['RAW (Minolta MRW)', 0, '\0MRM'],
  ['RAW (Phase One IIQ)', 8, 'IIIITwaR'],
  ['RAW (Phase One IIQ)', 8, 'MMMMRawT'],
];

/** Names of makers' RAW files that begin like a TIFF, by the beginning of the maker's name in the file. */
const MAKERS: readonly (readonly [make: RegExp, format: string])[] = [
  [/^nikon/i, 'Nikon NEF'],
  [/^sony/i, 'Sony ARW'],
  [/^(pentax|ricoh|asahi)/i, 'Pentax PEF'],
  [/^samsung/i, 'Samsung SRW'],
  [/^hasselblad/i, 'Hasselblad 3FR'],
  [/^(phase one|leaf)/i, 'Phase One IIQ'],
  [/^(eastman )?kodak/i, 'Kodak DCR'],
  [/^(seiko )?epson/i, 'Epson ERF'],
  [/^mamiya/i, 'Mamiya MEF'],
  [/^leica/i, 'Leica RAW'],
  [/^canon/i, 'Canon RAW'],
  [/^(panasonic|olympus|fujifilm|minolta|konica)/i, 'camera'],
];

const [COMPRESSION, PHOTOMETRIC, MAKE] = [259, 262, 271] as const;
/** DNGVersion (Adobe DNG 1.7). */
const DNG_VERSION = 0xc612;
/** Tags of sensor data only: CFARepeatPatternDim, CFAPattern. */
const SENSOR_TAGS = [33421, 33422] as const;
/** PhotometricInterpretation of sensor data: colour filter array, linear raw. */
const SENSOR_PHOTOMETRICS: readonly number[] = [32803, 34892];
/** Compressions of Sony, Samsung, Nikon, Kodak and Pentax that no picture uses. */
const SENSOR_COMPRESSIONS: readonly number[] = [32767, 32769, 32770, 34713, 65000, 65535];

/** Whether a directory describes undeveloped sensor data. */
function isSensorData(directory: TiffDirectory): boolean {
  return (
    SENSOR_TAGS.some((tag) => directory.tags.has(tag)) ||
    SENSOR_PHOTOMETRICS.includes(directory.numbers(PHOTOMETRIC)[0] ?? 0) ||
    SENSOR_COMPRESSIONS.includes(directory.numbers(COMPRESSION)[0] ?? 0)
  );
}

/**
 * The kind of camera RAW of a file that begins like a TIFF; null for other files. Its pictures are a small preview and
 * undeveloped sensor data, and neither may be taken for the photo. DNG is RAW too, including that of phones: its look
 * depends on the program that develops it.
 *
 * @param hasFullPicture whether it has a picture that is no reduced copy, like a camera's own TIFF
 */
export function rawFormat(directories: readonly TiffDirectory[], hasFullPicture: boolean): string | null {
  const all = directories.flatMap((directory) => [directory, ...directory.children]);
  if (all.some(({ tags }) => tags.has(DNG_VERSION))) return 'RAW (DNG)';
  const make = all.map((directory) => directory.text(MAKE)).find((text) => text !== '') ?? '';
  const format = MAKERS.find(([pattern]) => pattern.test(make.trim()))?.[1];
  if (all.some(isSensorData) || (format !== undefined && !hasFullPicture)) {
    return format === undefined || format === 'camera' ? 'RAW' : `RAW (${format})`;
  }
  return null;
}
