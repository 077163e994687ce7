/**
 * The canonical JSON of a value by RFC 8785 (JSON Canonicalization Scheme): the same value always has the same bytes,
 * so it can be hashed. Numbers and strings are written as ECMAScript writes them, which the RFC prescribes; the keys of
 * an object come in the order of their UTF-16 code units. Keys whose value is undefined are left out, as in
 * `JSON.stringify`.
 *
 * @throws RangeError for what JSON cannot hold: a number that is not finite, half a surrogate pair, a function
 *
 * @example
 * canonicalJson({ b: [1e21, true], a: 'é' }) // {"a":"é","b":[1e+21,true]}
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return canonicalNumber(value);
  if (typeof value === 'string') return canonicalString(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object') return canonicalObject(value);
  throw new RangeError(`expected a value of JSON, received a ${typeof value}`);
}

function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`expected a finite number, received ${value}`);
  return JSON.stringify(value);
}

function canonicalString(value: string): string {
  // `JSON.stringify` would escape it and so hide that the text is damaged; the RFC demands an error.
  if (/\p{Surrogate}/u.test(value)) throw new RangeError('expected text without unpaired surrogates');
  return JSON.stringify(value);
}

function canonicalObject(value: object): string {
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    // The default order of strings is that of their UTF-16 code units.
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${canonicalString(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}
