import { TelltaleError } from '../core/errors.ts';
import { say } from '../core/words/say.ts';
import type { Bundle } from '../runtime/bundle/bundle.ts';
import { type ListedModel, listModels } from '../runtime/models/list-models.ts';
import { SHIPPED } from '../runtime/models/models-folder.ts';
import { readUsed } from '../runtime/models/used-model.ts';
import { printable } from './findings-table.ts';

const SHORT = 12;

/** Prints the bundles, one paragraph each: which one is used, what it was made of, or why it cannot be used and what to do. */
export async function listBundles(models: string, language: string): Promise<void> {
  const listed = await listModels(models);
  const used = await readUsed(models);
  for (const one of listed) console.log(lineOf(one, one.name === used, language));
  // Somebody removed its folder by hand.
  if (!listed.some(({ name }) => name === used)) console.log(say('models_used_missing', language, { name: used }));
}

function lineOf({ name, found }: ListedModel, isUsed: boolean, language: string): string {
  const head = say(isUsed ? 'models_line_used' : 'models_line', language, { name });
  if (found instanceof TelltaleError) {
    const problem = say(found.code, language, found.values);
    const remedy = say(name === SHIPPED ? 'models_broken_shipped' : 'models_broken', language, { name });
    return printable(`${head} ${problem} ${remedy}`);
  }
  return printable([head, describe(found, language)].join(' '));
}

function describe({ manifest, sha256 }: Bundle, language: string): string {
  const { name: model, version, evidence, provenance } = manifest;
  const facts = say('models_facts', language, {
    model,
    version,
    sha256: sha256.slice(0, SHORT),
    evidence: say(`evidence_${evidence}`, language),
  });
  const from = provenance.learnedFrom;
  if (from === undefined) return facts;
  const { product } = manifest.settings;
  if (product !== undefined) {
    const { date, photos } = from;
    const values = { product: product.name, date, photos, tablets: product.heldOut.tablets };
    return `${facts} ${say('models_product', language, values)}`;
  }
  const learned = say('models_learned', language, {
    date: from.date,
    photos: from.photos,
    references: from.reference.M + from.reference['30'],
    counterfeits: from.counterfeit.M + from.counterfeit['30'],
    base: `${from.base.name} ${from.base.version}`,
  });
  return `${facts} ${learned}`;
}
