import { productLookOf } from '../../core/decide/decide-product.ts';
import type { Gates } from '../../core/model.ts';
import { type ConfirmedPhoto, photoProblem, type Unused } from '../sort-references.ts';
import type { ProductTable } from './read-product-table.ts';

/** A tablet whose look can be compared. */
export interface ProductTablet {
  readonly photo: string;
  /** As in the overlay, from 1 on. */
  readonly number: number;
  /** As in `pressLookOf`. */
  readonly look: readonly number[];
}

export interface ProductTablets {
  /** Tablets of the product, as far as anybody knows. */
  readonly own: readonly ProductTablet[];
  /** Tablets that are none of the product. */
  readonly others: readonly ProductTablet[];
  readonly unused: readonly Unused[];
}

/**
 * The tablets of these photos whose pictures are good enough, and for all others why they are not used. Without a table, all of them
 * are the product's; tablets that a table does not name are left out.
 */
export function productTablets(
  photos: readonly ConfirmedPhoto[],
  gates: Gates,
  table: ProductTable | undefined,
): ProductTablets {
  const found = { own: [] as ProductTablet[], others: [] as ProductTablet[], unused: [] as Unused[] };
  const seen: ConfirmedPhoto[] = [];
  for (const photo of photos) {
    const problem = photoProblem(photo, seen);
    if (problem) {
      found.unused.push(problem);
      continue;
    }
    seen.push(photo);
    for (const [i, tablet] of photo.tablets.entries()) {
      const number = i + 1;
      const isOwn = table === undefined ? true : table.isOwn(photo.name, number);
      if (isOwn === undefined) continue;
      const result = productLookOf(tablet, gates);
      if ('look' in result) found[isOwn ? 'own' : 'others'].push({ photo: photo.name, number, look: result.look });
      else if (isOwn) {
        const { code, values = {} } = result.refused[0]!;
        found.unused.push({ code: 'learn_tablet_refused', photo: photo.name, number, reason: code, values });
      }
    }
  }
  return found;
}
