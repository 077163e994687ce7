/** Number of bootstrap replicas, and their seed: the same rows give the same interval. */
const REPLICAS = 300;
const SEED = 12345;
/** Below this share of replicas with a number, there is no interval. */
const FEWEST_SOUND = 0.5;

/** `low` and `high` are NaN (null in JSON) if too few replicas give a number. */
export type Interval = readonly [low: number, high: number];

/**
 * 95 % percentile interval of `statistic` over bootstrap samples of photos (Efron 1979). Photos are sampled, not
 * tablets, because the tablets of one photo share its light and camera. Replicas without a number, for example with
 * references only, are dropped.
 */
export function intervalOverPhotos<Row extends { readonly file: string }>(
  rows: readonly Row[],
  statistic: (rows: readonly Row[]) => number,
): Interval {
  const photos = byPhoto(rows);
  const next = minimalStandard(SEED);
  const values: number[] = [];
  for (let replica = 0; replica < REPLICAS; replica++) {
    const drawn = photos.map(() => photos[Math.floor(next() * photos.length)] ?? []);
    const value = statistic(drawn.flat());
    if (Number.isFinite(value)) values.push(value);
  }
  if (values.length < FEWEST_SOUND * REPLICAS) return [Number.NaN, Number.NaN];
  values.sort((a, b) => a - b);
  const cut = Math.floor(values.length * 0.025);
  return [values[cut] ?? Number.NaN, values[values.length - 1 - cut] ?? Number.NaN];
}

function byPhoto<Row extends { readonly file: string }>(rows: readonly Row[]): Row[][] {
  const photos = new Map<string, Row[]>();
  for (const row of rows) {
    const photo = photos.get(row.file);
    if (photo === undefined) photos.set(row.file, [row]);
    else photo.push(row);
  }
  return [...photos.values()];
}

/** Numbers in (0, 1) by the minimal standard generator (Park, Miller and Stockmeyer 1993, multiplier 48271). */
function minimalStandard(seed: number): () => number {
  const modulus = 2 ** 31 - 1;
  let state = seed;
  return () => {
    state = (state * 48271) % modulus;
    return state / modulus;
  };
}
