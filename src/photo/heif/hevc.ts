import type { HeifItem } from './read-heif.ts';

/** An HEVC picture, in its units (NAL units, ITU-T H.265, 7.3.1). */
export interface HevcPicture {
  /** The description of the coding: video, sequence and picture parameter sets. */
  readonly parameterSets: readonly Uint8Array[];
  /** The picture itself. */
  readonly units: readonly Uint8Array[];
}

const SPS = 33;
/** Unit types below this are coded slices. */
const FIRST_NO_SLICE = 32;
/** Some writers leave the zeros of the next start code. */
const MAX_TRAILING_ZEROS = 3;

const unitType = (unit: Uint8Array) => (unit[0]! >> 1) & 63;

/** The sequence parameter set, the one unit with size and colours. */
export function sequenceOf({ parameterSets, units }: HevcPicture): Uint8Array | undefined {
  return [...parameterSets, ...units].find((unit) => unitType(unit) === SPS);
}

/** The units of an item of type `hvc1`; null if they do not fill it exactly, or one of them cannot be complete. */
export function readHevc(item: HeifItem): HevcPicture | null {
  const configuration = item.properties('hvcC')[0];
  const data = item.data();
  if (configuration === undefined || data === null) return null;
  const parameterSets = readParameterSets(configuration);
  const units = splitUnits(data, (configuration[21]! & 3) + 1);
  if (parameterSets === null || units === null || ![...parameterSets, ...units].every(isSoundUnit)) return null;
  return units.some((unit) => unitType(unit) < FIRST_NO_SLICE) ? { parameterSets, units } : null;
}

/** The parameter sets in an hvcC property (ISO/IEC 14496-15, 8.3.3.1): arrays of units by type, after 22 bytes. */
function readParameterSets(configuration: Uint8Array): readonly Uint8Array[] | null {
  const sets: Uint8Array[] = [];
  let at = 23;
  for (let arrays = configuration[22] ?? 0; arrays > 0; arrays--) {
    const count = word(configuration, at + 1);
    at += 3;
    for (let i = 0; i < count; i++) {
      const length = word(configuration, at);
      if (at + 2 + length > configuration.length) return null;
      sets.push(configuration.subarray(at + 2, at + 2 + length));
      at += 2 + length;
    }
  }
  return sets;
}

const word = (bytes: Uint8Array, at: number) => (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);

/** The length precedes every unit, in the number of bytes that the configuration specifies. */
function splitUnits(data: Uint8Array, lengthBytes: number): readonly Uint8Array[] | null {
  const units: Uint8Array[] = [];
  let at = 0;
  while (at < data.length) {
    let length = 0;
    for (let i = 0; i < lengthBytes; i++) length = length * 256 + (data[at + i] ?? 0);
    at += lengthBytes;
    if (length < 2 || at + length > data.length) return null;
    units.push(data.subarray(at, at + length));
    at += length;
  }
  return units;
}

/**
 * Whether a unit can be complete: the first bit of its header is 0, its layer number is 0, and it contains no three
 * zero bytes in a row, which coders prevent by a byte between them (ITU-T H.265, 7.4.2). So a hole of zeros from a
 * failed copy is detected.
 */
function isSoundUnit(unit: Uint8Array): boolean {
  if ((unit[0]! & 0x80) !== 0 || (unit[1]! & 7) === 0) return false;
  let end = unit.length;
  while (end > 2 && unit[end - 1] === 0) end--;
  if (unit.length - end > MAX_TRAILING_ZEROS) return false;
  for (let at = unit.indexOf(0, 2); at !== -1 && at + 2 < end; at = unit.indexOf(0, at + 1)) {
    if (unit[at + 1] === 0 && unit[at + 2] === 0) return false;
  }
  return true;
}

/** A unit's content after its two header bytes, without the bytes that only separate zeros. */
export function payloadOf(unit: Uint8Array): Uint8Array {
  const payload: number[] = [];
  for (let at = 2; at < unit.length; at++) {
    if (unit[at] === 3 && unit[at - 1] === 0 && unit[at - 2] === 0) continue;
    payload.push(unit[at]!);
  }
  return Uint8Array.from(payload);
}
