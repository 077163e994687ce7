import { Random } from '../simulate/random.ts';
import { DEFECTS, type Departure, depart, drawDeparture } from '../simulate/tablet/defects.ts';
import { designReference, drawLot, type TabletDesign } from '../simulate/tablet/tablet.ts';

/** How far the product's typeface and box are from the drawing's, and its specks, as severities of a departure. */
const TYPEFACE = 0.6;
const SPECKS = 0.5;

/** A reference product that is not the one of the drawing, and the counterfeits of it. */
export interface Product {
  reference(face: 'M' | '30', random: Random): TabletDesign;
  /** A tablet of this counterfeiter's press; the same departure for all its tablets. */
  counterfeit(press: Departure, face: 'M' | '30', random: Random): TabletDesign;
}

/**
 * The product of a seed: one lot far from the drawing, with letters of another typeface, another box and other specks, the
 * same on every tablet. Nothing of it was ever in a training: there, such a tablet is a counterfeit.
 */
export function drawProduct(seed: string): Product {
  const lot = drawLot(new Random(`${seed}/lot`), `product ${seed}`, 1);
  const reference = (face: 'M' | '30', random: Random): TabletDesign => {
    const design = designReference(random, lot, face);
    design.speck = { ...design.speck };
    DEFECTS['typeface']!.apply(design, TYPEFACE, new Random(`${seed}/${face}`));
    DEFECTS['specks']!.apply(design, SPECKS, new Random(`${seed}/specks`));
    return design;
  };
  return {
    reference,
    counterfeit: (press, face, random) =>
      depart(reference(face, random), press, (kind) => new Random(`${seed}/${press.press}/${kind}`)),
  };
}

/** A counterfeiter's departure from the product: as for all simulated counterfeits, mild to strong. */
export function drawPress(random: Random): Departure {
  return drawDeparture(random);
}
