/** A name for a bundle: also that of its folder, so it holds no separator and is never hidden. */
export function isBundleName(name: string): boolean {
  return /^[a-z0-9][a-z0-9._-]{0,63}$/i.test(name);
}
