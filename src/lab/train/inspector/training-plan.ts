import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import type { FeedSource } from './crop-feed.ts';

const sourceSchema = z.strictObject({
  name: z.string().min(1),
  share: z.number().positive(),
  module: z.string().optional(),
  options: z.unknown().optional(),
  crops: z.string().optional(),
  views: z.int().positive().optional(),
});

const planSchema = z.strictObject({
  sources: z.array(sourceSchema).min(1),
  heldOut: z.record(z.string(), z.string()).default({}),
});

/** Training data and evaluation sets. */
export interface TrainingPlan {
  readonly sources: readonly FeedSource[];
  /** Files of crops (see crop-set-file.ts) by name. */
  readonly heldOut: Readonly<Record<string, string>>;
}

/**
 * Reads a plan: `{ "sources": [{ "name": "rendered", "share": 3, "module": "render.ts", "options": {} }, { "name":
 * "simulated", "share": 1, "crops": "simulated.crops" }], "heldOut": { "validation": "validation.crops" } }`. A source
 * is a module whose default export makes a `CropSource` of the options, or a file of crops; paths are relative to the
 * plan. `"views": 2` uses each crop twice. Throws an error in English if the file has another form.
 */
export async function readPlan(path: string): Promise<TrainingPlan> {
  const parsed = planSchema.safeParse(parseJson(await readFile(path, 'utf8'), path));
  if (!parsed.success) throw new Error(`${path}: expected a training plan. ${z.prettifyError(parsed.error)}`);
  const folder = dirname(resolve(path));
  const { sources, heldOut } = parsed.data;
  return {
    sources: sources.map((source) => moduleOf(source, folder, path)),
    heldOut: Object.fromEntries(Object.entries(heldOut).map(([name, file]) => [name, resolve(folder, file)])),
  };
}

function moduleOf(
  { name, share, module, options, crops, views }: z.infer<typeof sourceSchema>,
  folder: string,
  path: string,
): FeedSource {
  if ((module === undefined) === (crops === undefined))
    throw new Error(`${path}: expected either "module" or "crops" of source ${name}.`);
  const again = views === undefined ? {} : { views };
  if (crops === undefined)
    return { name, share, module: pathToFileURL(resolve(folder, module as string)).href, options, ...again };
  const fileSource = new URL('./file-source.ts', import.meta.url).href;
  return { name, share, module: fileSource, options: { path: resolve(folder, crops) }, ...again };
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${path}: expected JSON.`);
  }
}
