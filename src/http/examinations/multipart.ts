import { TelltaleError } from '../../core/errors.ts';

/** The head of a part of a form (RFC 7578, 4). */
export interface PartHead {
  /** Of the field; undefined if the part has none. */
  readonly name: string | undefined;
  /** Without folders; undefined if it is missing or empty. */
  readonly fileName: string | undefined;
  /** As given; undefined if missing, as for a text field. */
  readonly contentType: string | undefined;
}

/** Receives a part's bytes as they arrive. */
export interface PartSink {
  write(bytes: Buffer): void;
  end(): void;
}

/** More than any client writes as a part's head. */
const MAX_HEAD_BYTES = 16_384;
const HEAD_END = '\r\n\r\n';
/** Spaces may follow a delimiter (RFC 2046, 5.1.1). */
const LINE_REST = /^[ \t]*\r\n/;
const MAX_LINE_REST_BYTES = 80;

/** The boundary of a multipart body, from its content type; undefined if it has none. */
export function boundaryOf(contentType: string): string | undefined {
  const [, quoted, plain] = /;\s*boundary=(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i.exec(contentType) ?? [];
  return quoted ?? plain;
}

/**
 * Parses a multipart body (RFC 2046, 5.1) as it arrives. This is our own code, because the libraries for it (multer,
 * busboy and its successors) silently drop a part whose head they cannot read, and with it a photo. Bytes before the
 * first part and after the last are ignored, as the standard says. Throws `request_malformed`, and whatever `begin` and
 * the sinks throw.
 */
export class MultipartParser {
  readonly #delimiter: Buffer;
  readonly #begin: (head: PartHead) => PartSink;
  // The first delimiter may be at the very beginning, without a line break before it.
  #rest: Buffer = Buffer.from('\r\n');
  #state: 'body' | 'behind_delimiter' | 'head' | 'over' = 'body';
  #sink: PartSink | undefined;

  constructor(boundary: string, begin: (head: PartHead) => PartSink) {
    this.#delimiter = Buffer.from(`\r\n--${boundary}`);
    this.#begin = begin;
  }

  push(chunk: Buffer): void {
    if (this.#state === 'over') return;
    this.#rest = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    while (this.#step()) {
      // Until more bytes are needed.
    }
  }

  end(): void {
    if (this.#state !== 'over') throw new TelltaleError('request_malformed');
  }

  /** Whether the available bytes can be processed further. */
  #step(): boolean {
    if (this.#state === 'body') return this.#passBody();
    if (this.#state === 'behind_delimiter') return this.#readDelimiter();
    return this.#state === 'head' && this.#readHead();
  }

  #passBody(): boolean {
    const at = this.#rest.indexOf(this.#delimiter);
    // The last bytes may begin a delimiter.
    const sure = at < 0 ? Math.max(0, this.#rest.length - this.#delimiter.length + 1) : at;
    if (sure > 0) this.#sink?.write(this.#rest.subarray(0, sure));
    this.#rest = this.#rest.subarray(sure);
    if (at < 0) return false;
    this.#state = 'behind_delimiter';
    return true;
  }

  #readDelimiter(): boolean {
    const { length } = this.#delimiter;
    const behind = this.#rest.toString('latin1', length, length + MAX_LINE_REST_BYTES);
    const line = LINE_REST.exec(behind);
    if (behind.startsWith('--') || line !== null) {
      this.#sink?.end();
      this.#sink = undefined;
      this.#state = line === null ? 'over' : 'head';
      // The line break stays: the head may be empty.
      this.#rest = this.#rest.subarray(length + (line?.[0].length ?? 0) - 2);
      return true;
    }
    if (behind.length < MAX_LINE_REST_BYTES && /^(-|[ \t]*\r?)$/.test(behind)) return false;
    // A longer word that begins like the boundary.
    this.#sink?.write(this.#rest.subarray(0, length));
    this.#rest = this.#rest.subarray(length);
    this.#state = 'body';
    return true;
  }

  #readHead(): boolean {
    const end = this.#rest.indexOf(HEAD_END);
    const next = this.#rest.indexOf(this.#delimiter);
    // A head without an end would include the next part, and its photo.
    const isBroken = next >= 0 && (end < 0 || next < end);
    if (isBroken || (end < 0 && this.#rest.length > MAX_HEAD_BYTES)) throw new TelltaleError('request_malformed');
    if (end < 0) return false;
    this.#sink = this.#begin(readHead(this.#rest.toString('utf8', 2, Math.max(2, end))));
    // With a line break before it, an empty body is followed by a delimiter like others.
    this.#rest = this.#rest.subarray(end + HEAD_END.length);
    this.#state = 'body';
    return true;
  }
}

const PARAMETER = /;\s*([\w!#$&+.^`|~*-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]*))/g;

function readHead(text: string): PartHead {
  const lines = text.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  const disposition = headerOf(lines, 'content-disposition') ?? '';
  const parameters = new Map<string, string>();
  for (const [, name = '', quoted, plain] of disposition.matchAll(PARAMETER)) {
    parameters.set(name.toLowerCase(), quoted?.replace(/\\(["\\])/g, '$1') ?? plain?.trim() ?? '');
  }
  const name = parameters.get('name');
  const fileName = extendedValue(parameters.get('filename*')) ?? unescapeName(parameters.get('filename') ?? '');
  return {
    name: name === undefined ? undefined : unescapeName(name),
    fileName: fileName.replace(/^.*[/\\]/s, '') || undefined,
    contentType: headerOf(lines, 'content-type'),
  };
}

function headerOf(lines: readonly string[], name: string): string | undefined {
  const line = lines.find((text) => text.toLowerCase().startsWith(`${name}:`));
  return line?.slice(name.length + 1).trim();
}

/** How browsers write a quote and a line break (HTML, multipart/form-data encoding algorithm); other `%` stay. */
function unescapeName(text: string): string {
  const meant: Readonly<Record<string, string>> = { '%0A': '\n', '%0D': '\r', '%22': '"' };
  return text.replace(/%0A|%0D|%22/gi, (escaped) => meant[escaped.toUpperCase()] ?? escaped);
}

/** `UTF-8''caf%C3%A9.jpg` (RFC 8187); undefined for other forms. */
function extendedValue(text: string | undefined): string | undefined {
  const encoded = /^utf-8'[^']*'(.*)$/is.exec(text ?? '')?.[1];
  try {
    return encoded === undefined ? undefined : decodeURIComponent(encoded);
  } catch {
    return undefined;
  }
}
