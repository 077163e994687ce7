import { type Finding, formatFinding } from './decide/finding.ts';
import type { TelltaleError } from './errors.ts';
import type { Examination, Policy } from './examination.ts';
import type { ModelIdentity } from './model.ts';
import type { PhotoIdentity } from './photo.ts';
import { summaryOf } from './summary.ts';
import { notice } from './words/notice.ts';
import { message } from './words/say.ts';

const SCHEMA = 'telltale.examination/1';

/** The known data of a photo that could not be examined: its name, and the rest as far as it is known. */
export interface FailedPhoto {
  readonly name: string;
  readonly sha256?: string | undefined;
  readonly format?: string | undefined;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
}

/**
 * The examination of an examined photo, in the contract's shape. Keys always come in the same order, so the same photo
 * with the same model gives the same bytes. `status` is `no_tablet` if `tablets` is empty.
 */
export function describe(
  photo: PhotoIdentity,
  model: ModelIdentity,
  findings: readonly Finding[],
  policy: Policy,
): Examination {
  const { name, sha256, format, width, height } = photo;
  const summary = summaryOf(findings, policy.language);
  return {
    schema: SCHEMA,
    photo: { name, sha256, format, width, height },
    model: identityOf(model),
    status: findings.length === 0 ? 'no_tablet' : 'ok',
    ...(summary && { summary }),
    tablets: findings.map((finding) => formatFinding(finding, policy.language)),
    notice: notice(model.evidence, policy.language),
  };
}

/** The examination of a photo that could not be examined; it carries the notice like every other. */
export function describeError(
  photo: FailedPhoto,
  model: ModelIdentity,
  error: TelltaleError,
  policy: Policy,
): Examination {
  return {
    schema: SCHEMA,
    photo: knownOf(photo),
    model: identityOf(model),
    status: 'error',
    error: message(error.code, policy.language, error.values),
    tablets: [],
    notice: notice(model.evidence, policy.language),
  };
}

/** Removes keys whose value is undefined, because the contract has only absent ones. */
function knownOf({ name, sha256, format, width, height }: FailedPhoto): Examination['photo'] {
  return {
    name,
    ...(sha256 === undefined ? {} : { sha256 }),
    ...(format === undefined ? {} : { format }),
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
  };
}

/** A loaded model has more than its identity; only the identity is reported. */
function identityOf({ name, version, sha256, evidence }: ModelIdentity): ModelIdentity {
  return { name, version, sha256, evidence };
}
