import { describe, expect, test } from 'vitest';
import { type Catalogue, catalogues } from '../../src/core/words/catalogue.ts';
import { type Claims, claims, claimsIn } from './claims.ts';

const none: Claims = { unless: [], forbidden: {} };

test('every language has its forbidden claims', () => {
  expect(Object.keys(claims).sort()).toEqual(Object.keys(catalogues).sort());
});

describe.each(Object.entries(catalogues))('the sentences of %s', (tag: string, catalogue: Catalogue) => {
  test.each(Object.entries(catalogue))('%s makes no forbidden claim', (_, template) => {
    expect(claimsIn(template, claims[tag] ?? none)).toEqual([]);
  });
});

// Sentences that each pattern must catch, such as a hurried author would write.
const BAD = {
  'calls a tablet genuine, authentic, real, legitimate or safe': [
    'This tablet is genuine.',
    'Looks authentic.',
    'Probably the real thing',
    'A legit tablet',
    'This one is legitimate.',
    'Safe to take.',
    'It can be taken safely.',
    'Evidence of safety was found.',
    'A pharmacy tablet',
    'Everything is fine.',
    'Your tablet passed all checks.',
    'OK',
    'Original product',
    'Verified',
  ],
  'denies that it is a counterfeit': ['Not a counterfeit', 'This is no counterfeit.', 'It is not fake.'],
  'says what a tablet contains or lacks': [
    'This tablet contains fentanyl.',
    'No fentanyl found',
    'Fentanyl-free',
    'It contains oxycodone 30 mg.',
    'A tablet without opioids',
    'A photo shows what a tablet contains.',
    'Laced.',
  ],
  'is certain of a counterfeit': [
    'Definitely counterfeit',
    'This is a counterfeit.',
    'The photo proves it.',
    'A counterfeit with 100 % certainty',
  ],
  'says how a look would be mended, or a tolerance of the reference product': [
    'The colour should be darker.',
    'The imprint is too shallow.',
    'The edge is 0.2 mm off.',
  ],
} as const;

/** The same in Spanish. */
const BAD_SPANISH: Readonly<Record<keyof typeof BAD, readonly string[]>> = {
  'calls a tablet genuine, authentic, real, legitimate or safe': [
    'Este comprimido es genuino.',
    'Parece auténtico.',
    'Es seguro tomarlo.',
    'Un comprimido de farmacia',
    'El original',
    'Es legítimo',
    'Todo bien',
    'Verificado',
    'No hay peligro',
  ],
  'denies that it is a counterfeit': ['No es una falsificación.', 'No es falso.', 'Descarta una falsificación'],
  'says what a tablet contains or lacks': [
    'Este comprimido contiene fentanilo.',
    'Sin fentanilo',
    'Contiene 30 mg de oxicodona.',
    'Una foto muestra qué hay en él.',
    'Adulterado',
  ],
  'is certain of a counterfeit': [
    'Sin duda falsificado',
    'Es una falsificación.',
    'La foto lo demuestra.',
    'Una falsificación con 100 % de certeza',
  ],
  'says how a look would be mended, or a tolerance of the reference product': [
    'El color debería ser más oscuro.',
    'La marca es demasiado fina.',
    'El borde se aparta 0,2 mm.',
  ],
};

describe('the patterns of Spanish catch', () => {
  test.each(Object.entries(BAD_SPANISH).flatMap(([claim, sentences]) => sentences.map((text) => [text, claim])))(
    '"%s"',
    (text, claim) => {
      expect(claimsIn(text ?? '', claims['es'] ?? none)).toContain(claim);
    },
  );
});

describe('the patterns catch', () => {
  const english = claims['en'] ?? none;

  test.each(Object.entries(BAD).flatMap(([claim, sentences]) => sentences.map((sentence) => [sentence, claim])))(
    '"%s"',
    (sentence, claim) => {
      expect(claimsIn(sentence, english)).toContain(claim);
    },
  );

  test('a bad sentence beside an allowed phrase', () => {
    expect(claimsIn('A negative strip is no evidence of safety, but this tablet is safe.', english)).toHaveLength(1);
    expect(claimsIn('A fentanyl test strip found fentanyl.', english)).toHaveLength(1);
  });

  test('every kind of claim has bad examples', () => {
    expect(Object.keys(BAD).sort()).toEqual(Object.keys(english.forbidden).sort());
  });
});
