import type { Crop, Evidence } from '../evidence.ts';
import type { CropSettings, ImageBatch, ModelSettings, Network, NetworkOutput } from '../model.ts';
import { drawUpright, turnInPhoto } from '../rectify.ts';

/** Order of the inspector's `aspects`. */
export const ASPECTS = ['imprint', 'colour', 'surface', 'edge'] as const;
/** Order of the inspector's `face` logits. */
export const FACES = ['M', '30', 'other', 'nothing'] as const;

/** The part of a model that looks at crops. */
export interface InspectingModel {
  readonly orienter: Network;
  readonly inspector: Network;
  readonly settings: Pick<ModelSettings, 'orienter' | 'inspector'>;
}

/** Reads the up direction of every crop, turns it upright and asks the inspector about it: one batch a network. */
export async function inspect(crops: readonly Crop[], model: InspectingModel): Promise<Evidence[]> {
  if (crops.length === 0) return [];
  const { orienter, inspector } = model.settings;
  const turns = await readTurns(crops, model.orienter, orienter);
  const outputs = await model.inspector.run(drawBatch(crops, turns, inspector));
  const { face, counterfeit, aspects } = outputs;
  if (!face || !counterfeit || !aspects)
    throw new Error('The inspector lacks one of `face`, `counterfeit`, `aspects`.');
  return crops.map((crop, i) => ({
    faceProbability: faceProbability(rowOf(face, i)),
    upAngle: turnInPhoto(crop.ellipse, turns[i] as number),
    counterfeitLogit: rowOf(counterfeit, i)[0] as number,
    aspectProbability: aspectProbability(rowOf(aspects, i)),
  }));
}

/** Crops drawn upright by `turns` (degrees clockwise on the round tablet), `[count, size, size, 3]`. */
function drawBatch(crops: readonly Crop[], turns: readonly number[], settings: CropSettings): ImageBatch {
  const { size } = settings;
  const data = new Float32Array(crops.length * size * size * 3);
  for (const [i, crop] of crops.entries()) drawUpright(crop, turns[i] as number, settings, data, i * size * size * 3);
  return { count: crops.length, height: size, width: size, data };
}

/** Quarter turns at which the orienter is asked, in degrees. */
const QUARTERS = [0, 90, 180, 270] as const;

/**
 * The up direction of every crop, degrees clockwise on the round tablet, -180..180. The orienter is asked four times, a
 * quarter turn apart, and its answers are added as vectors: what it errs by at one turn it seldom errs by at the others.
 */
export async function readTurns(crops: readonly Crop[], orienter: Network, settings: CropSettings): Promise<number[]> {
  const sums = crops.map(() => ({ x: 0, y: 0 }));
  for (const quarter of QUARTERS) {
    const { up } = await orienter.run(
      drawBatch(
        crops,
        crops.map(() => quarter),
        settings,
      ),
    );
    if (!up) throw new Error('The orienter has no output `up`.');
    for (const [i, sum] of sums.entries()) {
      const [cosine = 0, sine = 0] = rowOf(up, i);
      const t = Math.atan2(sine, cosine) + (quarter * Math.PI) / 180;
      const length = Math.hypot(cosine, sine);
      sum.x += length * Math.cos(t);
      sum.y += length * Math.sin(t);
    }
  }
  return sums.map(({ x, y }) => (Math.atan2(y, x) * 180) / Math.PI);
}

function rowOf(output: NetworkOutput, row: number): Float32Array {
  const width = output.data.length / (output.shape[0] ?? 1);
  return output.data.subarray(row * width, (row + 1) * width);
}

function faceProbability(logits: Float32Array): Evidence['faceProbability'] {
  const top = Math.max(...logits);
  const powers = [...logits].map((v) => Math.exp(v - top));
  const sum = powers.reduce((a, b) => a + b, 0);
  const at = (face: (typeof FACES)[number]): number => (powers[FACES.indexOf(face)] as number) / sum;
  return { M: at('M'), '30': at('30'), other: at('other') };
}

function aspectProbability(logits: Float32Array): Evidence['aspectProbability'] {
  const at = (aspect: (typeof ASPECTS)[number]): number =>
    1 / (1 + Math.exp(-(logits[ASPECTS.indexOf(aspect)] as number)));
  return { imprint: at('imprint'), colour: at('colour'), surface: at('surface'), edge: at('edge') };
}
