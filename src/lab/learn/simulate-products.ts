import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TruthPhoto, TruthTablet } from '../../evaluate/truth.ts';
import { jsonChunks, keepChunks } from '../keep-chunks.ts';
import { Random } from '../simulate/random.ts';
import type { TabletDesign } from '../simulate/tablet/tablet.ts';
import { drawPress, drawProduct, type Product } from './product.ts';
import { drawStudio, type PhotoTablet, photographProduct, TABLETS_A_SIDE } from './product-photo.ts';

const TABLETS = TABLETS_A_SIDE ** 2;
/** Counterfeiters in a photo of counterfeits, three tablets each. */
const PRESSES = 3;

/** One photo of one product: all of its tablets are references, or all are counterfeits. */
interface PhotoPlan {
  readonly product: number;
  readonly counterfeit: boolean;
  readonly number: number;
}

/**
 * Photos of products that are not the drawing's, into `directory` with a truth.json: of each product as many of reference
 * tablets as of counterfeits, nine tablets a photo, in one studio a product. `lot` is the product. Resumes when killed.
 */
export async function simulateProducts(
  directory: string,
  seed: string,
  { products, photos }: { readonly products: number; readonly photos: number },
): Promise<TruthPhoto[]> {
  const plans: PhotoPlan[] = Array.from({ length: photos }, (_, number) => number).flatMap((number) =>
    Array.from({ length: products }, (_, product) => product).flatMap((product) =>
      [false, true].map((counterfeit) => ({ product, counterfeit, number })),
    ),
  );
  const truth = await keepChunks<PhotoPlan, TruthPhoto>({
    items: plans,
    size: 1,
    folder: directory,
    nameOf: (from) => nameOf(plans[from]!),
    store: jsonChunks(),
    progress: { title: 'photograph products', unit: 'photos' },
    work: async ([plan]) => [await photograph(plan!, seed, directory)],
  });
  await writeFile(join(directory, 'truth.json'), JSON.stringify(truth));
  return truth;
}

function nameOf({ product, counterfeit, number }: PhotoPlan): string {
  return `product-${product}-${counterfeit ? 'counterfeit' : 'reference'}-${String(number).padStart(2, '0')}`;
}

async function photograph(plan: PhotoPlan, seed: string, directory: string): Promise<TruthPhoto> {
  const ofProduct = `${seed}/product ${plan.product}`;
  const file = `${nameOf(plan)}.jpg`;
  const random = new Random(`${ofProduct}/${file}`);
  const designs = drawDesigns(drawProduct(ofProduct), plan.counterfeit, random);
  const { jpeg, side, tablets } = await photographProduct(
    designs,
    drawStudio(new Random(`${ofProduct}/studio`)),
    random,
  );
  await writeFile(join(directory, file), jpeg);
  return { file, width: side, height: side, lot: plan.product, things: [], tablets: tablets.map(truthOf) };
}

function drawDesigns(product: Product, counterfeit: boolean, random: Random): TabletDesign[] {
  const presses = Array.from({ length: PRESSES }, (_, i) => drawPress(random.fork(`press ${i}`)));
  return Array.from({ length: TABLETS }, (_, i) => {
    const face = random.chance(0.5) ? 'M' : '30';
    const own = random.fork(`design ${i}`);
    return counterfeit ? product.counterfeit(presses[i % PRESSES]!, face, own) : product.reference(face, own);
  });
}

function truthOf({ design, turn, ...ellipse }: PhotoTablet): TruthTablet {
  return {
    ...ellipse,
    up_angle: turn,
    face: design.face,
    kind: 'm30',
    label: design.label,
    severity: design.severity,
    defects: design.defects,
    press: design.press,
    covered: 0,
  };
}
