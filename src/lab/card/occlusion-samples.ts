import { batchOf, inspect } from '../../core/inspect/inspect.ts';
import { MAP_CELLS, occlusionMapOf } from '../../core/inspect/occlusion-map.ts';
import { ASPECTS, type Aspect, M30_FACES, type M30Face } from '../../core/labels.ts';
import { orient } from '../../core/orient/orient.ts';
import type { ExaminedPath } from '../calibrate/examine-held.ts';
import type { CropTruth, LabelledCrop } from '../dataset/crop-store.ts';

/** Large enough that what stands out is in the crop. */
const LEAST_PX = 120;
/** Severity from which a counterfeit is called strong. */
const STRONG = 0.65;

/** One tablet of the card's ten: what it is, and where its counterfeit logit comes from. */
export interface OcclusionSample {
  readonly face: M30Face;
  /** Aspect of all its defects; undefined for a reference tablet. */
  readonly aspect: Aspect | undefined;
  readonly logit: number;
  /** `[8, 8]` row by row, -1..1, see `occlusionMapOf`. */
  readonly map: Float32Array;
}

/**
 * Maps of ten calibration tablets, chosen by their truth alone and not by how well they look: of each face the first
 * reference tablet, and the first strong counterfeit of each aspect, whole and at least 120 pixels wide. What the
 * calibration photos do not hold is left out.
 */
export async function occlusionSamples(
  crops: readonly LabelledCrop[],
  { orienter, inspector, settings }: ExaminedPath,
): Promise<OcclusionSample[]> {
  const chosen = chooseSamples(crops);
  const oriented = await orient(
    chosen.map(({ crop }) => crop),
    orienter,
    settings.orienter,
  );
  const samples: OcclusionSample[] = [];
  for (const [i, tablet] of (await inspect(oriented, inspector, settings.inspector)).entries()) {
    const { face, aspect } = chosen[i]!;
    const map = await occlusionMapOf(batchOf(tablet.normalizedCrop, settings.inspector), inspector);
    samples.push({ face, aspect, logit: tablet.evidence.counterfeitLogit, map });
  }
  return samples;
}

interface ChosenSample extends Pick<OcclusionSample, 'face' | 'aspect'> {
  readonly crop: LabelledCrop['crop'];
}

export function chooseSamples(crops: readonly LabelledCrop[]): ChosenSample[] {
  const whole = crops.filter(({ crop, truth }) => crop.quality.diameterPx >= LEAST_PX && truth.visible === 1);
  return M30_FACES.flatMap((face) =>
    [undefined, ...ASPECTS].flatMap((aspect) => {
      const first = whole.find(({ truth }) => truth.face === face && isSample(truth, aspect));
      return first ? [{ face, aspect, crop: first.crop }] : [];
    }),
  );
}

function isSample({ label, severity, aspects }: CropTruth, aspect: Aspect | undefined): boolean {
  if (aspect === undefined) return label === 'reference';
  const only = ASPECTS.every((name, i) => aspects[i] === (name === aspect));
  return label === 'counterfeit' && severity >= STRONG && only;
}

/** The maps as text for a card in Markdown, five side by side. */
export function formatOcclusion(samples: readonly OcclusionSample[]): string {
  const blocks: string[] = [];
  for (let from = 0; from < samples.length; from += A_ROW) blocks.push(formatRow(samples.slice(from, from + A_ROW)));
  return `### Occlusion maps

Each of the 8 by 8 parts of an upright crop was covered in turn (Zeiler and Fergus 2014): \`#\` is a part without which the
counterfeit logit falls by more than 0.6 of the largest change, \`+\` by more than 0.2, \`=\` and \`-\` a part without which it
rises as much, \`.\` one of little weight. The tablets are the first of their kind among the calibration photos, whatever the
network says of them. A map says where, never why.

\`\`\`text
${blocks.join('\n\n')}
\`\`\``;
}

const A_ROW = 5;
/** Width of a column: a map with spaces between its cells. */
const WIDTH = 2 * MAP_CELLS + 3;

function formatRow(samples: readonly OcclusionSample[]): string {
  const lines = [
    samples.map(({ face, aspect }) => `${face} ${aspect ?? 'reference'}`),
    samples.map(({ logit }) => `logit ${logit.toFixed(1)}`),
    ...Array.from({ length: MAP_CELLS }, (_, row) =>
      samples.map(({ map }) => Array.from(map.subarray(row * MAP_CELLS, (row + 1) * MAP_CELLS), signOf).join(' ')),
    ),
  ];
  return lines
    .map((cells) =>
      cells
        .map((cell) => cell.padEnd(WIDTH))
        .join('')
        .trimEnd(),
    )
    .join('\n');
}

function signOf(value: number): string {
  if (value > 0.6) return '#';
  if (value > 0.2) return '+';
  if (value < -0.6) return '=';
  return value < -0.2 ? '-' : '.';
}
