import { readFile } from 'node:fs/promises';
import { TelltaleError } from '../core/errors.ts';
import type { Model } from '../core/model.ts';
import { cameraOf } from '../photo/node/camera-of.ts';
import { perceptualHash } from '../photo/node/perceptual-hash.ts';
import { examineBytes } from '../runtime/examine-bytes.ts';
import { systemReason } from '../runtime/system-reason.ts';
import type { ConfirmedPhoto } from './sort-references.ts';

/** The verdicts do not depend on it. */
const PRIOR = 0.5;

/** A photo to learn from. */
export interface PhotoFile {
  /** As the user named it. */
  readonly name: string;
  readonly path: string;
}

/** Examines a file as `examineConfirmedBytes` does. Throws TelltaleError `photo_unreadable`. */
export async function examineConfirmed(
  { name, path }: PhotoFile,
  model: Model,
  language: string,
): Promise<ConfirmedPhoto> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new TelltaleError('photo_unreadable', { reason: systemReason(cause) }, { cause });
  });
  return examineConfirmedBytes(name, bytes, model, language);
}

/** Examines a photo of confirmed tablets with a bundle, and reads what tells copies and cameras apart. */
export async function examineConfirmedBytes(
  name: string,
  bytes: Uint8Array,
  model: Model,
  language: string,
): Promise<ConfirmedPhoto> {
  const { examination, tablets, photo } = await examineBytes(bytes, name, model, { prior: PRIOR, language });
  const hash = photo && (await perceptualHash(await photo.thumbnail(model.settings.locator.inputSize)));
  const camera = await cameraOf(bytes);
  return {
    name,
    sha256: examination.photo.sha256 ?? '',
    ...(hash === undefined ? {} : { hash }),
    ...(camera === undefined ? {} : { camera }),
    ...(examination.error ? { failed: examination.error.message } : {}),
    tablets,
  };
}
