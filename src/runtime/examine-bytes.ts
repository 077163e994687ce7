import { describeError } from '../core/describe.ts';
import { TelltaleError } from '../core/errors.ts';
import type { Examination, Policy } from '../core/examination.ts';
import { examine, type Steps } from '../core/examine.ts';
import type { Model } from '../core/model.ts';
import type { Photo, PhotoIdentity } from '../core/photo.ts';
import { openPhoto } from '../photo/open-photo.ts';
import { sha256 } from '../photo/sha256.ts';

/** A photo and what lay between the steps of its examination. */
export interface Seen extends Steps {
  readonly photo: Photo;
}

/** Told of every failure that is no fault of the photo's. */
export type ReportFault = (fault: unknown) => void;

/**
 * From a photo's bytes to its examination. Never rejects: a photo that cannot be read becomes an examination with the
 * status `error` and the error's code, and any other failure one with the code `internal`, which tells the asker
 * nothing and goes whole to `report`.
 *
 * @param name what the asker calls the photo; it is given back and otherwise not used
 * @param watch shown the photo and the steps, where it could be examined
 */
export async function examineBytes(
  bytes: Uint8Array,
  name: string,
  model: Model,
  policy: Policy,
  report: ReportFault = console.error,
  watch?: (seen: Seen) => void,
): Promise<Examination> {
  let identity: PhotoIdentity | undefined;
  try {
    const photo = await openPhoto(bytes, name);
    identity = photo.identity;
    return await examine(photo, model, policy, (steps) => watch?.({ photo, ...steps }));
  } catch (error) {
    const known = identity ?? { name, sha256: sha256(bytes) };
    return describeError(known, model.identity, asTelltaleError(error, report), policy);
  }
}

function asTelltaleError(error: unknown, report: ReportFault): TelltaleError {
  if (error instanceof TelltaleError) return error;
  report(error);
  return new TelltaleError('internal', {}, { cause: error });
}
