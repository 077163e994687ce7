import { readFile } from 'node:fs/promises';
import { TelltaleError } from '../core/errors.ts';
import { say } from '../core/words/say.ts';
import { learnedFromProduct } from '../learn/learned-from.ts';
import { learningModel } from '../learn/learning-model.ts';
import { type EnrolledProduct, enrolProduct, withoutUnlike } from '../learn/product/enrol-product.ts';
import { productTablets } from '../learn/product/product-tablets.ts';
import { type ProductTable, readProductTable } from '../learn/product/read-product-table.ts';
import { checkNewFolder, writeLearnedBundle } from '../learn/write-learned-bundle.ts';
import type { BackendName } from '../runtime/backend/backend.ts';
import { systemReason } from '../runtime/system-reason.ts';
import { examineFiles } from './examine-files.ts';
import { listPhotos } from './list-photos.ts';
import { newBundleFolder } from './new-bundle-folder.ts';
import { noticeLines } from './notice-lines.ts';
import { parseBundleName } from './parse-bundle-name.ts';
import { shownPath } from './shown-path.ts';
import { unusedLine } from './unused-line.ts';

export interface EnrollProductOptions {
  readonly product: string;
  /** CSV file that says which tablets of the photos are the product's; without it, all are. */
  readonly tablets?: string;
  readonly out?: string;
  readonly model: string;
  readonly backend?: BackendName;
  readonly language: string;
}

/** Learns the look of another product from photos of its tablets, and writes a bundle that knows nothing else. */
export async function enrollProduct(given: readonly string[], options: EnrollProductOptions): Promise<void> {
  const { language, backend } = options;
  const name = parseBundleName(options.product, language);
  const out = newBundleFolder({ ...options, name });
  await checkNewFolder(out);
  const table = options.tablets === undefined ? undefined : await readTable(options.tablets);
  const files = await listPhotos(given);
  const { bundle, model } = await learningModel(options.model, backend);
  const photos = await examineFiles(files, model, language);
  const { own, others, unused } = productTablets(photos, model.settings.gates, table);
  for (const one of unused) console.log(unusedLine(one, language));
  const { usable, unlike } = withoutUnlike(own);
  for (const { photo, number } of unlike) console.log(say('learn_tablet_unlike', language, { photo, number }));
  const learned = enrolProduct(name, usable, others);
  for (const line of productLines(learned, language)) console.log(line);
  const from = learnedFromProduct({ name, base: bundle, photos, tablets: usable });
  await writeLearnedBundle(out, bundle, {
    name,
    // Whatever is calibrated on the M 30 goes: nothing is said of it.
    settings: { ...withoutM30(model.settings), product: learned.settings },
    evidence: 'reference_photos',
    from,
    errors: { product: learned },
  });
  console.log(say('learn_product_written', language, { name, path: shownPath(out) }));
  console.log(noticeLines('reference_photos', language));
}

async function readTable(path: string): Promise<ProductTable> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new TelltaleError('labels_unreadable', { path, reason: systemReason(cause) }, { cause });
  });
  return readProductTable(text, path);
}

function productLines({ settings, photos, auc }: EnrolledProduct, language: string): string[] {
  const { name: product, heldOut, others } = settings;
  const { tablets, alike } = heldOut;
  const shown = auc?.toFixed(3);
  return [
    say('learn_product_done', language, { product, photos, tablets, alike, count: tablets }),
    others === undefined || shown === undefined
      ? say('learn_product_others_unknown', language)
      : say('learn_product_others', language, { count: others.tablets, alike: others.alike, auc: shown }),
  ];
}

function withoutM30<Settings extends object>(settings: Settings): Settings {
  const calibrated = ['withoutColour', 'pair', 'exhibit', 'press', 'enrolment', 'learned'];
  return Object.fromEntries(Object.entries(settings).filter(([key]) => !calibrated.includes(key))) as Settings;
}
