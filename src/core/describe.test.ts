import { expect, describe as group, test } from 'vitest';
import { goodQuality, identity, plainM, policy, settings, tablet } from '../../test/contract/examples.ts';
import { decide } from './decide/decide.ts';
import { formatFinding } from './decide/finding.ts';
import { describe, describeError } from './describe.ts';
import { TelltaleError } from './errors.ts';
import { notice } from './words/notice.ts';

const photo = { name: 'a/b.jpg', sha256: 'b'.repeat(64), format: 'jpeg', width: 800, height: 600 };
const finding = decide({ ...tablet, quality: goodQuality, evidence: plainM }, settings, policy);

group('describe', () => {
  test('a photo with tablets', () => {
    expect(describe(photo, identity, [finding], policy)).toEqual({
      schema: 'telltale.examination/1',
      photo,
      model: identity,
      status: 'ok',
      tablets: [formatFinding(finding, 'en')],
      notice: notice('simulated', 'en'),
    });
  });

  test('a photo without', () => {
    expect(describe(photo, identity, [], policy)).toMatchObject({ status: 'no_tablet', tablets: [] });
  });

  test('the same bytes for any order of the keys', () => {
    const turned = Object.fromEntries(Object.entries(photo).reverse()) as typeof photo;
    const bytes = (from: typeof photo) => JSON.stringify(describe(from, identity, [finding], policy));
    expect(bytes(turned)).toBe(bytes(photo));
  });

  test('only the identity of the model appears', () => {
    const loaded = { ...identity, settings, secret: 'weights' };
    expect(describe(photo, loaded, [], policy).model).toEqual(identity);
  });
});

group('describeError', () => {
  test('has the error in words, and the notice like every result', () => {
    const error = new TelltaleError('photo_damaged', { format: 'JPEG' });
    expect(
      describeError({ name: 'c.jpg', sha256: photo.sha256, format: undefined }, identity, error, policy),
    ).toStrictEqual({
      schema: 'telltale.examination/1',
      photo: { name: 'c.jpg', sha256: photo.sha256 },
      model: identity,
      status: 'error',
      error: {
        code: 'photo_damaged',
        message: 'Expected a complete JPEG photo, received one that is damaged or truncated.',
        values: { format: 'JPEG' },
      },
      tablets: [],
      notice: notice('simulated', 'en'),
    });
  });
});
