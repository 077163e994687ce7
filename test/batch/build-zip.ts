import { crc32, deflateRawSync } from 'node:zlib';

/** One member for a test: valid unless stated otherwise. */
export interface ZipMember {
  /** Text is written as UTF-8, with the flag set. */
  readonly name: string | Buffer;
  readonly bytes: Buffer;
  readonly isPacked?: boolean;
  readonly isEncrypted?: boolean;
  /** The real compression of the bytes. */
  readonly method?: number;
  /** The declared values. */
  readonly crc?: number;
  readonly unpackedBytes?: number;
  /** Of a Unix file, such as 0o120777 for a link. */
  readonly mode?: number;
}

/** Values of the end record, if they are wrong. */
export interface ZipEnding {
  readonly count?: number;
  readonly disk?: number;
  readonly directoryBytes?: number;
  readonly offset?: number;
  readonly comment?: string;
  /** Omits the directory and the end record. */
  readonly isCutOff?: boolean;
}

const [LOCAL, CENTRAL, END] = [0x04034b50, 0x02014b50, 0x06054b50] as const;
const [DEFLATED, UTF8, ENCRYPTED, UNIX] = [8, 0x800, 1, 3 << 8] as const;

/** A zip with these members, by APPNOTE.TXT: no library writes the broken ones that the tests need. */
export function buildZip(members: readonly ZipMember[], ending: ZipEnding = {}): Buffer {
  const [locals, centrals]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const member of members) {
    const local = localOf(member);
    centrals.push(centralOf(member, offset));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  if (ending.isCutOff) return Buffer.concat(locals);
  return Buffer.concat([...locals, directory, endOf(members.length, directory.length, offset, ending)]);
}

function endOf(count: number, directoryBytes: number, offset: number, ending: ZipEnding): Buffer {
  const end = Buffer.alloc(22);
  const comment = Buffer.from(ending.comment ?? '');
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(ending.disk ?? 0, 4);
  end.writeUInt16LE((ending.count ?? count) % 65_536, 8);
  end.writeUInt16LE((ending.count ?? count) % 65_536, 10);
  end.writeUInt32LE(ending.directoryBytes ?? directoryBytes, 12);
  end.writeUInt32LE(ending.offset ?? offset, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([end, comment]);
}

function localOf(member: ZipMember): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(LOCAL, 0);
  common(member).copy(header, 4);
  header.writeUInt16LE(nameBytes(member).length, 26);
  return Buffer.concat([header, nameBytes(member), packed(member)]);
}

function centralOf(member: ZipMember, offset: number): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(CENTRAL, 0);
  header.writeUInt16LE(UNIX + 20, 4);
  common(member).copy(header, 6);
  header.writeUInt16LE(nameBytes(member).length, 28);
  header.writeUInt32LE(((member.mode ?? 0o100644) << 16) >>> 0, 38);
  header.writeUInt32LE(offset, 42);
  return Buffer.concat([header, nameBytes(member)]);
}

/** From the version that is needed to the unpacked size: the same in both headers. */
function common(member: ZipMember): Buffer {
  const fields = Buffer.alloc(22);
  const flags = (typeof member.name === 'string' ? UTF8 : 0) | (member.isEncrypted ? ENCRYPTED : 0);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(flags, 2);
  fields.writeUInt16LE(member.method ?? (member.isPacked ? DEFLATED : 0), 4);
  // 2019-05-31 12:00.
  fields.writeUInt16LE(12 << 11, 6);
  fields.writeUInt16LE(((2019 - 1980) << 9) | (5 << 5) | 31, 8);
  fields.writeUInt32LE(member.crc ?? crc32(member.bytes), 10);
  fields.writeUInt32LE(packed(member).length, 14);
  fields.writeUInt32LE(member.unpackedBytes ?? member.bytes.length, 18);
  return fields;
}

const nameBytes = ({ name }: ZipMember): Buffer => Buffer.from(name);
const packed = ({ bytes, isPacked }: ZipMember): Buffer => (isPacked ? deflateRawSync(bytes) : bytes);
