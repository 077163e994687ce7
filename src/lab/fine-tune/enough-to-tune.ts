/** Photos with results below which a whole network is not trained further: it has hundreds of thousands of weights. */
export const FEWEST_TUNED_PHOTOS = 200;
/** Photos of each class. */
export const FEWEST_OF_CLASS = 40;

/** What was given is not enough, or not right: `message` says so in English, and what to do. */
export class TuningRefused extends Error {
  override readonly name = 'TuningRefused';
}

/** Throws TuningRefused if there are too few photos with results. */
export function enoughToTune(labels: readonly { readonly photo: string; readonly counterfeit: boolean }[]): void {
  const count = (some: typeof labels): number => new Set(some.map(({ photo }) => photo)).size;
  const of = (one: boolean): number => count(labels.filter(({ counterfeit }) => counterfeit === one));
  const [photos, references, counterfeits] = [count(labels), of(false), of(true)];
  if (photos >= FEWEST_TUNED_PHOTOS && Math.min(references, counterfeits) >= FEWEST_OF_CLASS) return;
  throw new TuningRefused(
    `Expected at least ${FEWEST_TUNED_PHOTOS} photos with results, ${FEWEST_OF_CLASS} of reference tablets and ${FEWEST_OF_CLASS} of counterfeits; ` +
      `received ${photos}, ${references} and ${counterfeits}. With fewer, use telltale adapt: it learns the last layer alone.`,
  );
}
