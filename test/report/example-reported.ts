import { readFileSync } from 'node:fs';
import { decide } from '../../src/core/decide/decide.ts';
import { describe } from '../../src/core/describe.ts';
import type { Reported, ReportedPhoto } from '../../src/core/reported.ts';
import { goodQuality, identity, otherImprint, plainM, policy, settings, tablet } from '../contract/examples.ts';

const bytes = readFileSync(new URL('../../samples/pile.jpg', import.meta.url));
const decided = (change: object, logit?: number) =>
  decide(
    {
      ...tablet,
      quality: goodQuality,
      evidence: logit === undefined ? plainM : { ...plainM, counterfeitLogit: logit },
      ...change,
    },
    settings,
    policy,
  );
/** One of each verdict, in their order. */
const findings = [
  decided({}, 3),
  decided({}),
  decided({}, -3),
  decided({ evidence: otherImprint }),
  decided({ quality: { ...goodQuality, glare: 1 } }),
];

/** A photo with a tablet of each verdict, with names and notes as people write them. */
export function examplePhoto(change: Partial<ReportedPhoto> = {}): ReportedPhoto {
  const sha256 = 'b'.repeat(64);
  const photo = { name: 'pile.jpg', sha256, format: 'jpeg', width: 960, height: 720 };
  const examined = {
    examination: describe(photo, identity, findings, policy),
    sha256: 'c'.repeat(64),
    done: { at: '2026-11-30T12:00:00.000Z', by: 'Examiner' },
    softwareVersion: '1.2.3',
    backend: 'wasm',
    prior: policy.prior,
  };
  return {
    name: photo.name,
    sha256,
    bytes: bytes.byteLength,
    added: { at: '2026-11-30T11:00:00.000Z', by: 'Officer Ñandú' },
    exhibit: 'bag & <1>',
    examined,
    earlier: [{ ...examined, sha256: 'd'.repeat(64) }],
    reviews: [{ tablet: 1, opinion: 'disagree', reviewer: 'A. Reviewer', date: '2026-11-30', note: 'too dark' }],
    laboratoryResults: [
      {
        tablet: null,
        result: 'not_determined',
        laboratory: 'County Lab',
        date: '2026-12-01',
        substance: null,
        method: 'GC-MS',
        note: 'x'.repeat(300),
      },
    ],
    read: async () => bytes,
    ...change,
  };
}

/** A case of one photo. */
export function exampleReported(change: Partial<Reported> = {}): Reported {
  return {
    subject: 'case',
    name: '2026 & <114>',
    case: {
      id: '8a6b9ac1-491d-485f-99ce-b5347d62bfc5',
      name: '2026 & <114>',
      note: 'Seen by 張偉 and محمد.',
      createdAt: '2026-11-30T10:00:00.000Z',
      createdBy: 'Officer',
    },
    photos: [examplePhoto()],
    exhibits: [{ name: 'bag & <1>', judgedPhotos: [] }],
    log: { number: 7, sha256: 'e'.repeat(64), time: '2026-11-30T12:00:00.000Z' },
    ...change,
  };
}
