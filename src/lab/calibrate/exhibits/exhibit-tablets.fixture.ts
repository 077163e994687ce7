import type { Random } from '../../simulate/random.ts';
import type { SourceTablet } from './exhibit-tablets.ts';
import type { VarianceComponents } from './variance-components.ts';

export interface TabletsToMake {
  readonly lots: number;
  readonly photos: number;
  readonly tabletsAPhoto: number;
  readonly components: VarianceComponents;
  /** Added for the strays among the reference tablets, one in thirty. */
  readonly stray?: number;
}

/**
 * Tablets of a reference source and a counterfeit one in every lot, with normal components of these variances. The
 * classes are so far apart that a single tablet's log10 likelihood ratio is its own value: natural log likelihood
 * ratios of equal variance v lie around -v/2 and v/2 (van Leeuwen and Brümmer 2013).
 */
export function makeTablets(
  { lots, photos, tabletsAPhoto, components, stray = 0 }: TabletsToMake,
  random: Random,
): SourceTablet[] {
  const half = ((components.source + components.photo + components.tablet) * Math.LN10) / 2;
  return Array.from({ length: 2 * lots }, (_, i) => i).flatMap((i) => {
    const counterfeit = i % 2 === 1;
    const lot = `lot-${i >> 1}`;
    const ofSource = random.normal(Math.sqrt(components.source)) + (counterfeit ? half : -half);
    return Array.from({ length: photos }, (_, photo) => photo).flatMap((photo) => {
      const ofPhoto = ofSource + random.normal(Math.sqrt(components.photo));
      return Array.from({ length: tabletsAPhoto }, (): SourceTablet => {
        const strays = !counterfeit && stray > 0 && random.chance(1 / 30);
        const log10 = ofPhoto + random.normal(Math.sqrt(components.tablet)) + (strays ? stray : 0);
        return {
          photo: `${lot}/${i}/${photo}`,
          face: 'M',
          look: log10,
          log10,
          interval: [log10, log10],
          source: counterfeit ? `${lot}/press` : lot,
          lot,
          counterfeit,
          severity: counterfeit ? 0.5 : 0,
        };
      });
    });
  });
}
