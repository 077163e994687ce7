/** Records of a pax header in order; keys may repeat (GNU.sparse.offset). */
export type PaxRecords = readonly (readonly [key: string, value: Buffer])[];

const [SPACE, EQUALS] = [0x20, 0x3d] as const;

/** `LENGTH KEY=VALUE\n`, one after the other (POSIX.1-2017, pax); records after the first damaged one are ignored. */
export function readPax(bytes: Buffer): PaxRecords {
  const records: (readonly [string, Buffer])[] = [];
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(SPACE, at);
    const length = Number(bytes.toString('latin1', at, space < 0 ? at : space));
    const equals = bytes.indexOf(EQUALS, space);
    if (!(length > 0) || equals < 0 || equals > at + length) break;
    records.push([bytes.toString('utf8', space + 1, equals), bytes.subarray(equals + 1, at + length - 1)]);
    at += length;
  }
  return records;
}

/** The last value of a key, which takes precedence. */
export function paxValue(records: PaxRecords, key: string): Buffer | undefined {
  return records.findLast(([name]) => name === key)?.[1];
}

/** An integer; undefined if there is none. */
export function paxNumber(records: PaxRecords, key: string): number | undefined {
  const value = paxValue(records, key)?.toString('latin1');
  return value !== undefined && /^\d{1,15}$/.test(value) ? Number(value) : undefined;
}
