import { openEntry } from '../../src/batch/sources/open-entry.ts';
import { readSources } from '../../src/batch/sources/read-sources.ts';
import { isEntry, isPassedOver, type SourceEntry } from '../../src/batch/sources/source-entry.ts';
import { DEFAULT_SOURCE_LIMITS } from '../../src/batch/sources/source-limits.ts';

/**
 * The outcome of every file of the sources: `name: text` for a photo of few bytes, `name! code` for one that cannot be
 * examined, `name? reason` for a skipped one. Each photo is read in its turn, and again by its name.
 */
export async function readAll(sources: readonly string[]): Promise<string[]> {
  const lines: string[] = [];
  for await (const item of readSources(sources, DEFAULT_SOURCE_LIMITS)) {
    if (isPassedOver(item)) lines.push(`${item.label}? ${item.passedOver}`);
    else if (!isEntry(item)) lines.push(`${item.label}! ${item.code}`);
    else {
      const text = await textOf(item);
      const again = await openEntry(item.name, DEFAULT_SOURCE_LIMITS).then(short, codeOf);
      lines.push(`${item.label}: ${text}${again === text ? '' : `, then ${again}`}`);
    }
  }
  return lines;
}

const textOf = (entry: SourceEntry): Promise<string> => entry.read().then(short, codeOf);
const codeOf = (error: { readonly code: string }): string => error.code;

/** Longer ones by their length. */
function short(bytes: Buffer): string {
  return bytes.length < 40 ? bytes.toString('latin1') : String(bytes.length);
}
