import { basename, dirname } from 'node:path';

/** Short if it lies in the current folder. */
export function shownPath(path: string): string {
  return dirname(path) === process.cwd() ? basename(path) : path;
}
