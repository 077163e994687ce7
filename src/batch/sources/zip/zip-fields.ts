/** The extra fields of a zip's entry, by number; for a repeated number the first. */
export interface Fields {
  get(id: number): Buffer | undefined;
  /** Sizes and offset, from the zip64 field if they do not fit into 32 bits (APPNOTE.TXT, 4.5.3). */
  large(small: LargeNumbers): LargeNumbers;
}

interface LargeNumbers {
  readonly unpackedBytes: number;
  readonly packedBytes: number;
  readonly offset: number;
}

const [ZIP64, NTFS, TIMESTAMP] = [0x0001, 0x000a, 0x5455] as const;
const IN_ZIP64 = 0xffffffff;
/** NTFS counts 100 ns from 1601, Unix seconds from 1970. */
const [NTFS_PER_MS, NTFS_EPOCH_MS] = [10_000n, 11_644_473_600_000] as const;

/** Unreadable fields are ignored: no byte of the member depends on them. */
export function fieldsOf(bytes: Buffer): Fields {
  const fields = new Map<number, Buffer>();
  for (let at = 0; at + 4 <= bytes.length; ) {
    const [id, byteLength] = [bytes.readUInt16LE(at), bytes.readUInt16LE(at + 2)];
    if (!fields.has(id)) fields.set(id, bytes.subarray(at + 4, at + 4 + byteLength));
    at += 4 + byteLength;
  }
  return {
    get: (id) => fields.get(id),
    large({ unpackedBytes, packedBytes, offset }) {
      const field = fields.get(ZIP64) ?? Buffer.alloc(0);
      let at = 0;
      const whole = (value: number) => {
        if (value !== IN_ZIP64 || at + 8 > field.length) return value;
        at += 8;
        return Number(field.readBigUInt64LE(at - 8));
      };
      // In this order, and only the missing ones.
      return { unpackedBytes: whole(unpackedBytes), packedBytes: whole(packedBytes), offset: whole(offset) };
    },
  };
}

/** When the member was last written, if a field has it in universal time. */
export function fieldTime(fields: Fields): Date | undefined {
  const unix = fields.get(TIMESTAMP);
  if (unix !== undefined && unix.length >= 5 && (unix.readUInt8(0) & 1) === 1) {
    return new Date(unix.readInt32LE(1) * 1000);
  }
  const ntfs = fields.get(NTFS);
  // Four reserved bytes, then attribute 1 of 24 bytes, the first of its three times.
  if (ntfs === undefined || ntfs.length < 16 || ntfs.readUInt16LE(4) !== 1) return undefined;
  return new Date(Number(ntfs.readBigUInt64LE(8) / NTFS_PER_MS) - NTFS_EPOCH_MS);
}

/** By the clock of whoever packed it, interpreted in this machine's time zone (MS-DOS date and time). */
export function dosDate(date: number, time: number): Date {
  return new Date(1980 + (date >> 9), ((date >> 5) & 15) - 1, date & 31, time >> 11, (time >> 5) & 63, (time & 31) * 2);
}
