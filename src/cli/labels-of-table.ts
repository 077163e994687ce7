import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { TelltaleError } from '../core/errors.ts';
import type { Model } from '../core/model.ts';
import { examineConfirmed } from '../learn/examine-confirmed.ts';
import { readLabels } from '../learn/labels/read-labels.ts';
import type { ConfirmedPhoto } from '../learn/sort-references.ts';
import { systemReason } from '../runtime/system-reason.ts';
import type { LabelledPhotos } from './labelled-photos.ts';
import { startProgress } from './progress.ts';

export interface TableSource {
  /** Path of the table. */
  readonly labels: string;
  /** Folder of the photos; by default that of the table. */
  readonly photos?: string;
  readonly language: string;
}

/**
 * The labels of a CSV file, and then its photos, as far as they exist.
 *
 * @throws TelltaleError `labels_unreadable`, `labels_invalid`
 */
export async function labelsOfTable(
  { labels: path, photos: folder = dirname(path), language }: TableSource,
  loadModel: () => Promise<Model>,
): Promise<LabelledPhotos> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new TelltaleError('labels_unreadable', { path, reason: systemReason(cause) }, { cause });
  });
  const read = readLabels(text, path, new Date().toISOString().slice(0, 10));
  const model = await loadModel();
  const names = [...new Set(read.labels.map(({ photo }) => photo))];
  const progress = startProgress(names.length, language);
  const photos = new Map<string, ConfirmedPhoto>();
  try {
    for (const name of names) {
      const examined = await examineConfirmed({ name, path: resolve(folder, name) }, model, language).catch(
        (error: unknown) => {
          if (error instanceof TelltaleError && error.code === 'photo_unreadable') return undefined;
          throw error;
        },
      );
      if (examined) photos.set(name, examined);
      progress.advance();
    }
  } finally {
    progress.stop();
  }
  return { read, photos, caseOf: () => undefined };
}
