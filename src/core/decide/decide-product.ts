import type { InspectedCrop } from '../evidence.ts';
import type { ProductSettings } from '../learning-settings.ts';
import type { Gates } from '../model.ts';
import { pressLookOf } from '../press/press-look.ts';
import { NOT_ASSESSED } from './aspects.ts';
import type { Finding } from './finding.ts';
import { failedGates } from './gates.ts';
import { gateReasons, type Reason } from './reasons.ts';
import { roundEllipse, roundQuality } from './round.ts';

/** A tablet as far as it is compared with the tablets of a product. */
type SeenTablet = Pick<InspectedCrop, 'ellipse' | 'quality' | 'tint' | 'colour' | 'evidence'>;

/**
 * The finding of a bundle that knows another product from photos of its tablets alone. It says whether the tablet looks like
 * those, and how often that is so; never whether it is a counterfeit, because nothing is known of counterfeits of that product.
 * So the verdict is always `cannot_assess`, and neither face nor aspects are read, which belong to the M 30.
 */
export function decideProduct(tablet: SeenTablet, product: ProductSettings, gates: Gates): Finding {
  const measured = roundQuality(tablet.quality);
  const seen = productLookOf(tablet, gates);
  return {
    ellipse: roundEllipse(tablet.ellipse),
    face: 'unreadable',
    verdict: 'cannot_assess',
    aspects: NOT_ASSESSED,
    ...(Object.values(measured).every(Number.isFinite) ? { quality: measured } : {}),
    reasons: [...('look' in seen ? likenessReasons(seen.look, product) : seen.refused), { code: 'warning' }],
  };
}

/** What is compared of a tablet (press/press-look.ts), or why its picture does not allow it. */
export function productLookOf(
  tablet: SeenTablet,
  gates: Gates,
): { readonly look: readonly number[] } | { readonly refused: readonly Reason[] } {
  const measured = roundQuality(tablet.quality);
  const failed = failedGates(measured, gates);
  if (failed.length > 0) return { refused: gateReasons(failed, measured, gates) };
  if (tablet.tint !== undefined) return { refused: [{ code: 'colour_needed' }] };
  const look = pressLookOf(tablet);
  return look === undefined ? { refused: [{ code: 'unfamiliar' }] } : { look };
}

/** Mean square of the departures from the product's mean look, in its deviations: about 1 for its own tablets. */
export function productDistance(
  look: readonly number[],
  { mean, deviation }: Pick<ProductSettings, 'mean' | 'deviation'>,
): number {
  return look.reduce((sum, value, i) => sum + ((value - mean[i]!) / deviation[i]!) ** 2, 0) / look.length;
}

function likenessReasons(look: readonly number[], product: ProductSettings): Reason[] {
  const { name, heldOut, others } = product;
  const isAlike = productDistance(look, product) <= product.limit;
  const values = { product: name, alike: heldOut.alike, count: heldOut.tablets };
  return [
    isAlike ? { code: 'product_alike', values } : { code: 'product_unlike', values },
    others === undefined
      ? { code: 'product_others_unknown' }
      : {
          code: 'product_others',
          values: { count: others.tablets, alike: others.alike, percent: Math.ceil(100 * others.upTo) },
        },
    { code: 'product_not_judged' },
  ];
}
