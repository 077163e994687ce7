import { expect, test } from 'vitest';
import { settings } from '../../../test/contract/examples.ts';
import { bundleKey } from './bundle-key.ts';

const bundle = {
  settings,
  networks: {},
  files: { 'model-card.md': { sha256: 'a', bytes: 1 }, 'inspector.weights.bin': { sha256: 'b', bytes: 2 } },
} as unknown as Parameters<typeof bundleKey>[0];

test('the card does not change the key; weights and settings do', () => {
  const key = bundleKey(bundle);
  expect(key).toMatch(/^[0-9a-f]{16}$/);
  const card = { ...bundle.files, 'model-card.md': { sha256: 'c', bytes: 3 } };
  expect(bundleKey({ ...bundle, files: card })).toBe(key);
  const weights = { ...bundle.files, 'inspector.weights.bin': { sha256: 'd', bytes: 2 } };
  expect(bundleKey({ ...bundle, files: weights })).not.toBe(key);
  const gates = { ...settings.gates, maxGlare: 0.3 };
  expect(bundleKey({ ...bundle, settings: { ...bundle.settings, gates } })).not.toBe(key);
});
