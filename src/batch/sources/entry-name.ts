/** Between an archive and its member in a name. */
export const INSIDE = '!/';

/**
 * Bytes of a file's name that are no UTF-8 stand in names as U+F780 to U+F7FF, one each, in the private-use area: no
 * byte is lost, unlike with a replacement character, and JSON and databases take it, unlike lone surrogates.
 */
const FIRST_STAND_IN = 0xf700;
const STAND_IN = /[\uf780-\uf7ff]/;

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A file's name from its bytes; `bytesOf` gives them back. */
export function nameOf(bytes: Uint8Array): string {
  const text = asUtf8(bytes);
  if (text !== undefined && !STAND_IN.test(text)) return text;
  let name = '';
  for (let at = 0; at < bytes.length; ) {
    const length = [1, 2, 3, 4].find((size) => isOneCharacter(bytes.subarray(at, at + size)));
    name +=
      length === undefined
        ? String.fromCharCode(FIRST_STAND_IN + (bytes[at] as number))
        : asUtf8(bytes.subarray(at, at + length));
    at += length ?? 1;
  }
  return name;
}

/** The bytes of a name as the disk has it. */
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
 * A member's name without what makes it absolute: slashes at its beginning, the letter of a drive. Nothing is unpacked, so
 * `..` leads nowhere and stays for the reader to see; a zero byte, which databases refuse, becomes U+FFFD.
 */
export function insideName(name: string): string {
  const inside = name.replace(/^(\/|[a-z]:(?=\/))+/i, '').replaceAll('\0', '\ufffd');
  return inside === '' ? name.replaceAll('\0', '\ufffd') : inside;
}

/** Every place at which a name may be parted into an archive and its member, the shortest archive first. */
export function partings(name: string): (readonly [archive: string, member: string])[] {
  const places: (readonly [string, string])[] = [];
  for (let at = name.indexOf(INSIDE); at >= 0; at = name.indexOf(INSIDE, at + 1)) {
    places.push([name.slice(0, at), name.slice(at + INSIDE.length)]);
  }
  return places;
}
