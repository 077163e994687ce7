import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { VERDICTS } from '../examination.ts';
import { catalogues } from './catalogue.ts';
import { ERRORS } from './codes.ts';
import { en } from './en.ts';

const PLACEHOLDER = /\{(\w+)(?:\|([^{}]*))?\}/g;
const placeholders = (template: string) => [...template.matchAll(PLACEHOLDER)].map(([, name]) => name).sort();

describe.each(Object.entries(catalogues))('the catalogue %s', (tag, catalogue) => {
  test('has the same sentences as English, with the same placeholders', () => {
    const shape = (sentences: object) =>
      Object.fromEntries(Object.entries(sentences).map(([code, template]) => [code, placeholders(template)]));
    expect(shape(catalogue)).toEqual(shape(en));
  });

  test('has each code in one of its files only', async () => {
    const names = readdirSync(new URL(`./${tag}/`, import.meta.url));
    const parts = await Promise.all(names.map((name) => import(`./${tag}/${name.replace('.ts', '')}.ts`)));
    const codes = parts.flatMap((part) => Object.values<object>(part).flatMap(Object.keys));
    expect(codes.toSorted()).toEqual(Object.keys(catalogue).toSorted());
  });

  test('has no empty sentence and no open brace', () => {
    for (const [code, template] of Object.entries(catalogue)) {
      expect(template.trim(), code).toBe(template);
      expect(template, code).not.toBe('');
      expect(template.replace(PLACEHOLDER, ''), code).not.toMatch(/[{}]/);
    }
  });

  test('has every plural form of its language, and no other', () => {
    const wanted = new Intl.PluralRules(tag).resolvedOptions().pluralCategories.toSorted();
    const plurals = Object.values(catalogue).flatMap((template) => [...template.matchAll(/\{\w+\|([^{}]*)\}/g)]);
    expect(plurals.length).toBeGreaterThan(1);
    for (const [, forms = ''] of plurals) {
      expect(
        forms
          .split('|')
          .map((form) => form.split('=')[0])
          .sort(),
      ).toEqual(wanted);
    }
  });

  test('is listed under a lower-case tag', () => {
    expect(tag).toBe(tag.toLowerCase());
    expect(Intl.getCanonicalLocales(tag)).toHaveLength(1);
  });
});

test('every verdict has a headline and an explanation', () => {
  for (const verdict of VERDICTS) {
    expect(en).toHaveProperty(`headline_${verdict}`);
    expect(en).toHaveProperty(`explanation_${verdict}`);
  }
});

test('every error says what was expected and what was received', () => {
  for (const code of Object.keys(ERRORS) as (keyof typeof ERRORS)[]) {
    expect(en[code], code).toMatch(/^Expected .*(received|found|failed|it has|took longer|taken)/);
  }
});
