import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { unpackLook } from '../batch/scan/photo-record.ts';
import { readPhotos, type ScannedPhoto } from '../batch/scan/recover.ts';
import { scanFiles } from '../batch/scan/scan-files.ts';
import { readIdentity, type ScanIdentity } from '../batch/scan/scan-identity.ts';
import { REVIEW_OPINIONS, type ReviewOpinion } from '../core/confirmed/laboratory-words.ts';
import { departures } from '../core/decide/judged-logit.ts';
import { TelltaleError } from '../core/errors.ts';
import type { PressSettings } from '../core/exhibit-settings.ts';
import { isM30Face } from '../core/labels.ts';
import { readLabels } from '../learn/labels/read-labels.ts';
import type { SeenTablet } from '../learn/suggest.ts';
import { readBundle } from '../runtime/bundle/read-bundle.ts';
import { listModels } from '../runtime/models/list-models.ts';
import { modelsFolder } from '../runtime/models/models-folder.ts';
import { systemReason } from '../runtime/system-reason.ts';
import type { SeenSource } from './seen-source.ts';

export interface ScanSource {
  /** File of marks. */
  readonly marks?: string;
  /** File of known results. */
  readonly labels?: string;
  readonly model?: string;
}

const marksFile = z.object({
  schema: z.literal('telltale.marks/1'),
  marks: z.array(z.object({ photo: z.string().optional(), mark: z.enum(REVIEW_OPINIONS).optional() })),
});

/**
 * The photos of a scan without copies and without those of known results; undefined if there is no scan in the folder.
 *
 * @throws TelltaleError `scan_damaged`, `scan_model_missing`, `marks_invalid`, `labels_unreadable`, `labels_invalid`
 */
export async function seenInScan(
  folder: string,
  { marks, labels, model }: ScanSource,
): Promise<SeenSource | undefined> {
  const files = scanFiles(folder);
  const identity = await readIdentity(files);
  if (identity === undefined) return undefined;
  const press = await pressOf(identity.model, model);
  const opinions = marks === undefined ? [] : await readMarks(marks);
  const known = labels === undefined ? new Set<string>() : await knownPhotos(labels);
  const photos = [];
  for await (const scanned of readPhotos(files)) {
    const { name, duplicateOf } = scanned.record;
    if (duplicateOf !== undefined || known.has(name)) continue;
    photos.push({
      photo: name,
      tablets: tabletsOf(scanned, press),
      opinions: opinions.flatMap((one) => (one.photo === name ? one.opinion : [])),
    });
  }
  return { photos, evidence: identity.model.evidence };
}

function tabletsOf({ row, record }: ScannedPhoto, press: PressSettings | undefined): SeenTablet[] {
  return row.tablets.flatMap(({ face, counterfeit }, i) => {
    if (counterfeit === undefined || !isM30Face(face)) return [];
    const look = unpackLook(record.looks?.[i] ?? '');
    const along = look && press && departures(look, press[face]);
    return [{ face, log10: counterfeit.log10LikelihoodRatio, along }];
  });
}

/** How the bundle of the scan compares looks; undefined if it does not. */
async function pressOf(
  { name, version, sha256 }: ScanIdentity['model'],
  folder: string | undefined,
): Promise<PressSettings | undefined> {
  const bundles =
    folder === undefined
      ? (await listModels(modelsFolder(process.env['TELLTALE_MODELS'] || undefined))).map(({ found }) => found)
      : [await readBundle(folder)];
  const bundle = bundles.find((one) => 'manifest' in one && one.sha256 === sha256);
  if (bundle !== undefined && 'manifest' in bundle) return bundle.manifest.settings.press;
  throw new TelltaleError('scan_model_missing', { name, version, sha256: sha256.slice(0, 12) });
}

async function readMarks(path: string): Promise<{ readonly photo: string; readonly opinion: ReviewOpinion }[]> {
  try {
    const { marks } = marksFile.parse(JSON.parse(await readFile(path, 'utf8')));
    return marks.flatMap(({ photo, mark }) => (photo && mark ? [{ photo, opinion: mark }] : []));
  } catch (cause) {
    throw new TelltaleError('marks_invalid', { path }, { cause });
  }
}

async function knownPhotos(path: string): Promise<ReadonlySet<string>> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new TelltaleError('labels_unreadable', { path, reason: systemReason(cause) }, { cause });
  });
  const { labels } = readLabels(text, path, new Date().toISOString().slice(0, 10));
  return new Set(labels.map(({ photo }) => photo));
}
