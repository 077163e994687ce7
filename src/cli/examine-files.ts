import type { Model } from '../core/model.ts';
import { examineConfirmed, type PhotoFile } from '../learn/examine-confirmed.ts';
import type { ConfirmedPhoto } from '../learn/sort-references.ts';
import { startProgress } from './progress.ts';

/** Examines photos to learn from, with a progress bar. Throws TelltaleError `photo_unreadable`. */
export async function examineFiles(
  files: readonly PhotoFile[],
  model: Model,
  language: string,
): Promise<ConfirmedPhoto[]> {
  const progress = startProgress(files.length, language);
  const photos: ConfirmedPhoto[] = [];
  try {
    for (const file of files) {
      photos.push(await examineConfirmed(file, model, language));
      progress.advance();
    }
  } finally {
    progress.stop();
  }
  return photos;
}
