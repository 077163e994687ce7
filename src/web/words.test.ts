import { expect, test } from 'vitest';
import { message } from '../core/words/say.ts';
import { inLanguage } from './words.ts';

test.each([
  message('warning', 'en'),
  message('too_small', 'en', { diameterPx: 31, minDiameterPx: 56 }),
  message('photo_too_large_bytes', 'en', { maxMegabytes: 50 }),
])('$code is said in another language, with its values', (said) => {
  const { code, message: spanish } = { ...said, message: inLanguage(said, 'es') };
  expect(spanish).not.toBe(said.message);
  expect(inLanguage({ code, message: spanish }, 'en')).toBe(said.message);
});

test('the name of a face is said in the other language too', () => {
  const missing = message('combined_face_missing', 'en', { face: 'M face' });
  expect(inLanguage(missing, 'es')).toContain('la cara M.');
});

test('what no catalogue knows stays as it is', () => {
  expect(inLanguage({ code: 'new_code', message: 'As it came.' }, 'es')).toBe('As it came.');
  expect(inLanguage({ code: 'warning', message: 'From another version.' }, 'es')).toBe('From another version.');
});
