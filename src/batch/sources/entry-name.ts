/** Separates an archive and its member in a name. */
export const INSIDE = '!/';

/**
 * Bytes of a file's name that are not valid UTF-8 become U+F780 to U+F7FF, one each, in the private-use area. Unlike
 * with a replacement character, no byte is lost; unlike lone surrogates, JSON and databases accept these.
 */
const FIRST_STAND_IN = 0xf700;
const STAND_IN = /[\uf780-\uf7ff]/;

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A file's name from its bytes; `bytesOf` is the inverse. */
export function nameOf(bytes: Uint8Array): string {
  const text = asUtf8(bytes);
  if (text !== undefined && !STAND_IN.test(text)) return text;
  let name = '';
  for (let at = 0; at < bytes.length; ) {
    const length = [1, 2, 3, 4].find((size) => isOneCharacter(bytes.subarray(at, at + size)));
    name +=
      length === undefined ? String.fromCharCode(FIRST_STAND_IN + bytes[at]!) : asUtf8(bytes.subarray(at, at + length));
    at += length ?? 1;
  }
  return name;
}

/** The bytes of a name on the disk. */
export function bytesOf(name: string): Buffer {
  if (!STAND_IN.test(name)) return Buffer.from(name);
  return Buffer.concat(
    [...name].map((character) =>
      STAND_IN.test(character) ? Buffer.from([character.charCodeAt(0) - FIRST_STAND_IN]) : Buffer.from(character),
    ),
  );
}

function isOneCharacter(bytes: Uint8Array): boolean {
  const text = asUtf8(bytes);
  return text !== undefined && [...text].length === 1 && !STAND_IN.test(text);
}

export function asUtf8(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * A relative name of a member: without leading slashes and without a drive letter. Nothing is unpacked, so `..` is
 * harmless and stays visible; a zero byte, which databases refuse, becomes U+FFFD.
 */
export function insideName(name: string): string {
  const inside = name.replace(/^(\/|[a-z]:(?=\/))+/i, '').replaceAll('\0', '\ufffd');
  return inside === '' ? name.replaceAll('\0', '\ufffd') : inside;
}

/** Every position at which a name may be split into an archive and its member, the shortest archive first. */
export function partings(name: string): (readonly [archive: string, member: string])[] {
  const places: (readonly [string, string])[] = [];
  for (let at = name.indexOf(INSIDE); at >= 0; at = name.indexOf(INSIDE, at + 1)) {
    places.push([name.slice(0, at), name.slice(at + INSIDE.length)]);
  }
  return places;
}
