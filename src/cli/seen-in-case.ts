import { departures } from '../core/decide/judged-logit.ts';
import type { ExaminedTablet } from '../core/examine.ts';
import type { PressSettings } from '../core/exhibit-settings.ts';
import { isM30Face } from '../core/labels.ts';
import { pressLookOf } from '../core/press/press-look.ts';
import { examineConfirmedBytes } from '../learn/examine-confirmed.ts';
import type { SeenPhoto, SeenTablet } from '../learn/suggest.ts';
import { type BackendName, startBackend } from '../runtime/backend/backend.ts';
import { quietenTensorFlow } from '../runtime/backend/native-library.ts';
import { loadModel } from '../runtime/bundle/load-model.ts';
import { casePhotos } from '../store/cases/case-photos.ts';
import { exportLaboratoryResults, exportReviews } from '../store/cases/export-table.ts';
import { findCase } from '../store/cases/find-case.ts';
import { startProgress } from './progress.ts';
import type { SeenSource } from './seen-source.ts';
import { usedBundle } from './used-bundle.ts';
import type { EvidenceCommand } from './with-evidence.ts';

export interface CaseSource {
  readonly model?: string;
  readonly backend?: BackendName;
  readonly language: string;
}

/**
 * The photos of a case without a laboratory result, but for deleted ones, examined anew, because looks are not stored.
 * Nothing is stored either; the custody log says who read reviews and results.
 *
 * @throws TelltaleError `case_unknown`; `evidence_altered` if a stored photo changed
 */
export async function seenInCase(
  { store, settings, actor }: EvidenceCommand,
  which: string,
  { model: folder, backend, language }: CaseSource,
): Promise<SeenSource> {
  const { id: caseId } = await findCase(store.db, which);
  const results = await exportLaboratoryResults(store, caseId, actor);
  const reviews = await exportReviews(store, caseId, actor);
  const known = new Set(results.map(({ row }) => row.photo_id));
  const waiting: { readonly id: string; readonly name: string; readonly sha256: string }[] = [];
  for await (const { photo, deleted } of casePhotos(store.db, caseId)) {
    if (!known.has(photo.id) && deleted === undefined) waiting.push(photo);
  }
  quietenTensorFlow();
  await startBackend(backend ?? settings.backend);
  const model = await loadModel(folder ?? settings.model ?? (await usedBundle(settings.models)));
  const progress = startProgress(waiting.length, language);
  const photos: SeenPhoto[] = [];
  try {
    for (const { id, name, sha256 } of waiting) {
      const bytes = await store.originals.read(sha256);
      const { tablets } = await examineConfirmedBytes(name, bytes, model, language);
      photos.push({
        photo: name,
        tablets: tablets.flatMap((tablet) => seenTablet(tablet, model.settings.press)),
        opinions: reviews.flatMap(({ row }) => (row.photo_id === id ? row.opinion : [])),
      });
      progress.advance();
    }
  } finally {
    progress.stop();
  }
  return { photos, evidence: model.identity.evidence };
}

/** None if it was not compared. */
function seenTablet(tablet: ExaminedTablet, press: PressSettings | undefined): SeenTablet[] {
  const { face, counterfeit } = tablet.finding;
  if (counterfeit === undefined || !isM30Face(face)) return [];
  const look = pressLookOf(tablet);
  return [{ face, log10: counterfeit.log10LikelihoodRatio, along: look && press && departures(look, press[face]) }];
}
