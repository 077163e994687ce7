import type { ColourCodePoints } from '../colours/colour-code-points.ts';
import { type BitFields, readBits } from './bit-fields.ts';
import { payloadOf } from './hevc.ts';

/** The colours that a coded picture specifies, if its file does not; null if neither does. */
type MaybeColours = ColourCodePoints | null;

/** From an HEVC sequence parameter set (ITU-T H.265, 7.3.2.2.1 and E.2.1). */
export function hevcColours(sequenceParameterSet: Uint8Array): MaybeColours {
  return orNull(() => readSequence(readBits(payloadOf(sequenceParameterSet))));
}

/** From the sequence header in AV1 data: a list of units (OBUs, AV1 specification, 5.3 to 5.5). */
export function av1Colours(units: Uint8Array): MaybeColours {
  return orNull(() => {
    const header = sequenceHeader(units);
    return header && readSequenceHeader(readBits(header));
  });
}

/** Truncated data specify nothing; the decoder reports the truncation. */
function orNull(read: () => MaybeColours): MaybeColours {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function readSequence(bits: BitFields): MaybeColours {
  bits.skip(4);
  const subLayers = bits.u(3);
  bits.skip(1);
  skipProfile(bits, subLayers);
  bits.ue();
  if (bits.ue() === 3) bits.skip(1);
  skipUes(bits, 2);
  if (bits.flag()) skipUes(bits, 4);
  skipUes(bits, 2);
  const countBits = bits.ue() + 4;
  const ordered = bits.flag() ? subLayers + 1 : 1;
  skipUes(bits, 3 * ordered + 6);
  if (bits.flag() && bits.flag()) skipScalingLists(bits);
  bits.skip(2);
  if (bits.flag()) skipPcm(bits);
  skipReferenceSets(bits);
  if (bits.flag()) for (let left = bits.ue(); left > 0; left--) bits.skip(countBits + 1);
  bits.skip(2);
  return bits.flag() ? readUsability(bits) : null;
}

/** Video usability information, up to its colours. */
function readUsability(bits: BitFields): MaybeColours {
  if (bits.flag() && bits.u(8) === 255) bits.skip(32);
  if (bits.flag()) bits.skip(1);
  if (!bits.flag()) return null;
  bits.skip(4);
  return bits.flag() ? { primaries: bits.u(8), transfer: bits.u(8) } : null;
}

function skipProfile(bits: BitFields, subLayers: number): void {
  bits.skip(96);
  const present = Array.from({ length: subLayers }, () => [bits.flag(), bits.flag()] as const);
  if (subLayers > 0) bits.skip(2 * (8 - subLayers));
  for (const [profile, level] of present) bits.skip((profile ? 88 : 0) + (level ? 8 : 0));
}

function skipUes(bits: BitFields, count: number): void {
  for (let i = 0; i < count; i++) bits.ue();
}

function skipScalingLists(bits: BitFields): void {
  for (let size = 0; size < 4; size++) {
    for (let matrix = 0; matrix < 6; matrix += size === 3 ? 3 : 1) {
      if (bits.flag()) skipUes(bits, Math.min(64, 1 << (4 + 2 * size)) + (size > 1 ? 1 : 0));
      else bits.ue();
    }
  }
}

function skipPcm(bits: BitFields): void {
  bits.skip(8);
  skipUes(bits, 2);
  bits.skip(1);
}

/** Short-term reference picture sets (7.3.7); a still picture has none, a frame cut from a video may have some. */
function skipReferenceSets(bits: BitFields): void {
  const sets = bits.ue();
  let pictures = 0;
  for (let set = 0; set < sets; set++) {
    if (set > 0 && bits.flag()) {
      bits.skip(1);
      bits.ue();
      const before = pictures;
      pictures = 0;
      for (let i = 0; i <= before; i++) if (bits.flag() || bits.flag()) pictures++;
    } else {
      pictures = bits.ue() + bits.ue();
      for (let i = 0; i < pictures; i++) {
        bits.ue();
        bits.skip(1);
      }
    }
  }
}

const SEQUENCE_HEADER = 1;

function sequenceHeader(units: Uint8Array): Uint8Array | null {
  let at = 0;
  while (at < units.length) {
    const header = units[at]!;
    at += (header & 4) === 0 ? 1 : 2;
    let size = units.length - at;
    if ((header & 2) !== 0) {
      size = 0;
      for (let i = 0; i < 8; i++) {
        const byte = units[at++] ?? 0;
        size += (byte & 127) * 2 ** (7 * i);
        if (byte < 128) break;
      }
    }
    if (((header >> 3) & 15) === SEQUENCE_HEADER) return units.subarray(at, at + size);
    at += size;
  }
  return null;
}

function readSequenceHeader(bits: BitFields): MaybeColours {
  const profile = bits.u(3);
  bits.skip(1);
  const isReduced = bits.flag();
  if (isReduced) bits.skip(5);
  else skipOperatingPoints(bits);
  const [widthBits, heightBits] = [bits.u(4) + 1, bits.u(4) + 1];
  bits.skip(widthBits + heightBits);
  if (!isReduced && bits.flag()) bits.skip(7);
  bits.skip(3);
  if (!isReduced) skipTools(bits);
  bits.skip(3);
  const isDeep = bits.flag();
  if (profile === 2 && isDeep) bits.skip(1);
  if (profile !== 1) bits.skip(1);
  return bits.flag() ? { primaries: bits.u(8), transfer: bits.u(8) } : null;
}

function skipOperatingPoints(bits: BitFields): void {
  let delayBits = 0;
  if (bits.flag()) {
    bits.skip(64);
    if (bits.flag()) bits.ue();
    if (bits.flag()) {
      delayBits = bits.u(5) + 1;
      bits.skip(42);
    }
  }
  const hasDelays = bits.flag();
  for (let left = bits.u(5); left >= 0; left--) {
    bits.skip(12);
    if (bits.u(5) > 7) bits.skip(1);
    if (delayBits > 0 && bits.flag()) bits.skip(2 * delayBits + 1);
    if (hasDelays && bits.flag()) bits.skip(4);
  }
}

function skipTools(bits: BitFields): void {
  bits.skip(4);
  const hasOrder = bits.flag();
  if (hasOrder) bits.skip(2);
  const forcesScreen = bits.flag() || bits.flag();
  if (forcesScreen && !bits.flag()) bits.skip(1);
  if (hasOrder) bits.skip(3);
}
