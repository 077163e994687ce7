import { TelltaleError } from '../../../core/errors.ts';

export const BLOCK_BYTES = 512;

/** The header block of a member of a tar (POSIX.1-2017, pax, ustar interchange format), as stored. */
export interface TarHeader {
  readonly name: Buffer;
  readonly byteLength: number;
  readonly type: string;
  readonly modified: Date | undefined;
  readonly block: Buffer;
}

const [CHECKSUM_AT, CHECKSUM_END] = [148, 156] as const;
const SPACE = 0x20;

/** Whether the block's checksum is correct, by either method that was ever used. */
export function isTarHeader(block: Buffer): boolean {
  if (block.length < BLOCK_BYTES) return false;
  let [unsigned, signed] = [0, 0];
  for (let at = 0; at < BLOCK_BYTES; at++) {
    const isSum = at >= CHECKSUM_AT && at < CHECKSUM_END;
    const byte = isSum ? SPACE : block[at]!;
    unsigned += byte;
    signed += byte > 127 ? byte - 256 : byte;
  }
  const expected = octal(block, CHECKSUM_AT, 8);
  // A block of zeros ends the archive.
  return unsigned !== 8 * SPACE && (expected === unsigned || expected === signed);
}

/** Throws `archive_damaged` if the block is no header. */
export function readTarHeader(block: Buffer): TarHeader {
  const byteLength = number(block, 124, 12);
  if (!isTarHeader(block) || !(byteLength >= 0)) throw new TelltaleError('archive_damaged');
  const isPosix = block.toString('latin1', 257, 263) === 'ustar\0';
  const prefix = isPosix ? text(block, 345, 155) : Buffer.alloc(0);
  const name = text(block, 0, 100);
  const seconds = number(block, 136, 12);
  return {
    name: prefix.length === 0 ? name : Buffer.concat([prefix, Buffer.from('/'), name]),
    byteLength,
    type: String.fromCharCode(block[156]!),
    modified: Number.isFinite(seconds) ? new Date(seconds * 1000) : undefined,
    block,
  };
}

/** Bytes up to the first zero. */
export function text(block: Buffer, start: number, byteLength: number): Buffer {
  const field = block.subarray(start, start + byteLength);
  const end = field.indexOf(0);
  return end < 0 ? field : field.subarray(0, end);
}

/** Octal digits; if the first bit is set, a binary number with the highest byte first (GNU). NaN otherwise. */
export function number(block: Buffer, start: number, byteLength: number): number {
  const first = block[start]!;
  if ((first & 0x80) === 0) return octal(block, start, byteLength);
  if (first === 0xff) return Number.NaN;
  let value = first & 0x7f;
  for (const byte of block.subarray(start + 1, start + byteLength)) value = value * 256 + byte;
  return value;
}

function octal(block: Buffer, start: number, byteLength: number): number {
  const digits = block
    .toString('latin1', start, start + byteLength)
    .replaceAll('\0', ' ')
    .trim()
    .split(' ')[0];
  if (!digits) return 0;
  return /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number.NaN;
}
