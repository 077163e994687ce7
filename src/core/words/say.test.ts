import { describe, expect, test } from 'vitest';
import type { MessageCode } from './catalogue.ts';
import { catalogueTag, message, say, translate } from './say.ts';

describe('say', () => {
  test('fills the placeholders', () => {
    expect(say('photo_damaged', 'en', { format: 'JPEG' })).toBe(
      'Expected a complete JPEG photo, received one that is damaged or truncated.',
    );
  });

  test('writes numbers as the language does', () => {
    expect(say('photo_too_large_pixels', 'en', { maxMegapixels: 100, width: 20000, height: 10000.5 })).toContain(
      'received 20,000 x 10,000.5 pixels',
    );
  });

  test('counts as the language does', () => {
    expect(say('page_found', 'en', { count: 1 })).toBe('1 tablet found.');
    expect(say('page_found', 'en', { count: 0 })).toBe('0 tablets found.');
    expect(say('page_found', 'es', { count: 1 })).toBe('1 comprimido encontrado.');
    expect(say('page_found', 'es', { count: 12000 })).toBe('12.000 comprimidos encontrados.');
    expect(say('page_found', 'es')).toBe('? comprimidos encontrados.');
  });

  test('never throws: a missing value becomes a question mark', () => {
    expect(say('photo_damaged', 'en')).toContain('a complete ? photo');
  });

  test('a value is plain text: braces, dollars and names of object members have no effect', () => {
    expect(say('source_not_found', 'en', { path: '{path}$&' })).toContain('at {path}$&, found');
    expect(say('source_not_found', 'en', {})).not.toContain('function');
  });

  test('a value cannot contain control characters or exceed its length', () => {
    expect(say('source_not_found', 'en', { path: 'a\u001b[2J\nb\u202e' })).toContain('at a [2J b, found');
    const long = say('source_not_found', 'en', { path: '😀'.repeat(5000) });
    expect([...long].length).toBeLessThan(300);
    expect(long).toContain('😀…,');
  });

  test('falls back from a region to its language, and from an unknown language to English', () => {
    expect(catalogueTag('en-GB')).toBe('en');
    expect(catalogueTag('EN')).toBe('en');
    for (const tag of ['tlh', '', '-', 'constructor', '__proto__']) expect(catalogueTag(tag)).toBe('en');
    expect(say('card_alone', 'not a tag')).toBe('Never use alone.');
  });
});

describe('message', () => {
  test('gives the code with the sentence', () => {
    expect(message('card_alone', 'en')).toEqual({ code: 'card_alone', message: 'Never use alone.' });
  });

  test('gives the values that the sentence shows, and no other', () => {
    const values = { received: 'a\u001b[2Jb', expected: 'x', secret: 1 };
    expect(message('request_method_not_allowed', 'en', values)).toEqual({
      code: 'request_method_not_allowed',
      message: 'Expected the method x at this address, received a [2Jb.',
      values: { expected: 'x', received: 'a [2Jb' },
    });
    expect(message('card_alone', 'en', { secret: 1 })).not.toHaveProperty('values');
  });
});

describe('translate', () => {
  test.each([
    message('warning', 'en'),
    message('too_small', 'en', { diameterPx: 31, minDiameterPx: 56 }),
    message('photo_too_large_bytes', 'en', { maxMegabytes: 50 }),
    message('combined_face_missing', 'en', { face: { code: 'face_M' } }),
  ])('$code in another language, with its values, and back', (said) => {
    const spanish = { ...said, message: translate(said, 'es') };
    expect(spanish).toEqual(message(said.code as MessageCode, 'es', said.values));
    expect(translate(spanish, 'en')).toBe(said.message);
    expect(spanish.message).not.toBe(said.message);
  });

  test('a phrase within a sentence is in the sentence’s language', () => {
    const missing = message('combined_face_missing', 'en', { face: { code: 'face_M' } });
    expect(missing.message).toContain('The M face was');
    expect(translate(missing, 'es')).toContain('la cara M. ');
  });

  test('an unknown code, or one that lacks a value, stays as it is', () => {
    expect(translate({ code: 'new_code', message: 'As it came.' }, 'es')).toBe('As it came.');
    expect(translate({ code: 'toString', message: 'As it came.' }, 'es')).toBe('As it came.');
    expect(translate({ code: 'too_small', message: 'From another version.' }, 'es')).toBe('From another version.');
  });
});
