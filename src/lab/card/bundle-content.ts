import type { LayersModel } from '@tensorflow/tfjs-layers';
import { ASPECTS, FACE_CLASSES, M30_FACES } from '../../core/labels.ts';
import type { ModelSettings } from '../../core/model.ts';
import { areaUnderRoc } from '../../evaluate/figures/area-under-roc.ts';
import type { BundleContent } from '../../runtime/bundle/write-bundle.ts';
import { type CalibrationRow, comparedTablets } from '../calibrate/calibrate.ts';
import type { BundleMeasures } from '../calibrate/fit-settings.ts';
import { isM30 } from '../dataset/crop-store.ts';
import type { RealPhotos } from '../dataset/real-photos.ts';
import { formatLots } from '../lots/format-lots.ts';
import type { LotFigures } from '../lots/lot-figures.ts';
import type { ComposedPictures } from '../simulate/background/read-composed.ts';
import { SIMULATOR_VERSION } from '../simulate/version.ts';
import { formatMeasures } from './format-measures.ts';
import { formatOcclusion, type OcclusionSample } from './occlusion-samples.ts';

/** Of the bundle; raise it with every bundle that replaces the shipped one. */
const VERSION = '0.11.0';

export interface TrainedBundle {
  readonly settings: ModelSettings;
  readonly networks: { readonly locator: LayersModel; readonly orienter: LayersModel; readonly inspector: LayersModel };
  readonly options: {
    readonly seed: string;
    readonly effort: number;
    readonly inspector?: string | undefined;
    readonly furtherLocator?: boolean | undefined;
  };
  /**
   * The bundle from which locator and orienter were taken, by name and version; undefined if these were trained too.
   */
  readonly kept?: string | undefined;
  /** Photos and seeds simulated, training steps, crops of the inspector's training. */
  readonly plan: Readonly<
    Record<'photos' | 'closeUps' | 'heaps' | 'locator' | 'furtherLocator' | 'orienter' | 'inspectorCrops', number>
  >;
  readonly real: RealPhotos;
  readonly composed: ComposedPictures;
  readonly rows: readonly CalibrationRow[];
  readonly counts: { readonly reference: number; readonly counterfeit: number };
  readonly measures: BundleMeasures;
  readonly occlusion: readonly OcclusionSample[];
  /** Absent in a draft. */
  readonly lots?: readonly LotFigures[];
}

/** Contents of the bundle's manifest and card. */
export function describeBundle(bundle: TrainedBundle): BundleContent {
  const { settings, networks, options, kept, real, composed } = bundle;
  const hasComposed = composed.set.photos.length > 0;
  return {
    name: 'm30',
    version: VERSION,
    evidence: 'simulated',
    labels: { faces: [...FACE_CLASSES], aspects: [...ASPECTS] },
    settings,
    provenance: {
      date: new Date().toISOString().slice(0, 10),
      simulator: { version: SIMULATOR_VERSION, seed: options.seed },
      training: { seed: options.seed },
      commands: [
        [
          `npm run train -- --seed ${options.seed} --effort ${options.effort}`,
          ...(real.photos.length > 0 ? ['--real <folder>'] : []),
          ...(hasComposed ? ['--backgrounds <folder of npm run compose>'] : []),
          ...(kept === undefined ? [] : [`--keep <bundle ${kept}>`]),
          ...(options.furtherLocator ? ['--further-locator'] : []),
          ...(options.inspector === undefined ? [] : ['--inspector <folder of npm run inspector>']),
        ].join(' '),
      ],
      data: [
        ...real.sources.map((source) => ({
          name: 'real photos of other tablets, train split',
          source,
          licence: real.licence,
        })),
        ...(hasComposed
          ? [{ name: 'composed pictures without a tablet', source: composed.sources, licence: 'as named in source' }]
          : []),
      ],
    },
    networks,
    card: writeCard(bundle),
  };
}

function writeCard(bundle: TrainedBundle): string {
  const { settings, counts, plan, options, kept, real, composed, measures, occlusion, lots } = bundle;
  const finders =
    kept === undefined
      ? `locator ${plan.locator} steps, orienter ${plan.orienter} steps`
      : options.furtherLocator
        ? `locator that of ${kept}, trained further for ${plan.furtherLocator} steps with ${plan.heaps} heaps; orienter that of ${kept}`
        : `locator and orienter those of ${kept}`;
  const inspectorWords =
    options.inspector === undefined
      ? `inspector after ${plan.inspectorCrops} crops`
      : 'inspector trained by itself (docs/decisions/0014)';
  const realWords =
    real.photos.length > 0
      ? `${real.photos.length} real phone photos of other tablets and capsules (${real.licence}: ${real.sources.join(', ')}), none of an M 30: for the locator, and as examples of tablets that are not an M 30.`
      : 'No real photo.';
  const { photos: pictures } = composed.set;
  const composedWords =
    pictures.length > 0
      ? `${pictures.length} pictures without a tablet, composed of other people's pictures (${composed.sources}): for the locator, and as examples of background.`
      : "No picture of other people's without a tablet.";
  return `# Model card: m30 ${VERSION}

**Every figure and every calibration here comes from computer-drawn tablets.** No laboratory-confirmed photo of a
counterfeit, and no photo of a real M 30, was used to train, calibrate or test this model. Its accuracy on real tablets is
unknown until somebody measures it.

## Intended use

To mark tablets in a photo that look different from a drawing of the blue "M 30" tablet (NDC 0406-8530), as a lead for
people who have other means: a laboratory, a test strip, a trained eye.

## Uses that are ruled out

Deciding whether to take a tablet. Saying what a tablet contains: no photo can show that. Charging or clearing anyone. Any
imprint but M 30. "No difference seen" and "other imprint" are no evidence of safety.

## Training and calibration

- Three convolutional networks (locator, orienter, inspector); weights in 16 bits, in wide dense layers in 8: ${finders},
  ${inspectorWords}.
- The inspector gets upright crops of 128 pixels and nothing else. The crop renderer drew half or more of its training
  crops: tablets as lit reliefs after a drawing measured from one public photograph, counterfeits with one to four kinds of
  documented defects, in matched pairs of a reference tablet and a counterfeit under one light, with far more varied light
  and cameras than seems real. The other crops are what locator and orienter find in simulated photos, close-ups, heaps and
  pictures without a tablet (seed \`${options.seed}\`, simulator version ${SIMULATOR_VERSION}), and in real photos.
- ${realWords}
- ${composedWords}
- Calibrated by logistic regression, one map per face, on ${counts.reference} reference and ${counts.counterfeit} counterfeit tablets in simulated photos of
  lots that were not used in training, found and cropped by this model itself. The 90 % interval is the spread over ${settings.calibration.M.replicas.length}
  bootstrap replicas of those lots (Efron 1979).
- Likelihood ratios are bounded by what this number of tablets supports (no error in n still allows 3 / n) and never fall
  below ${settings.calibration.indistinguishableShare}, the assumed share of counterfeits that no picture can distinguish.
- Likely counterfeit from log10 LR ${settings.verdicts.likelyCounterfeit}: at least 0.7, and high enough that at most 2 % of the simulated reference tablets are
  flagged. No difference seen up to ${settings.verdicts.noDifferenceSeen}: at most -0.3, and low enough that at most 2 % of the strong simulated
  counterfeits get it.

## Figures on its own simulator (calibration photos)

${figures(bundle)}

${formatMeasures(measures, settings.aspectLimits)}

${formatOcclusion(occlusion)}

### Lots

${lots ? formatLots(lots) : 'Not measured yet.'}

## Never tested

Real M 30 tablets, real counterfeits, real lots and their differences, real bags and blisters, other cameras' night
modes and filters, screens photographed from screens, people with other intentions.
`;
}

function figures({ rows, settings }: TrainedBundle): string {
  const { gates } = settings;
  const m30 = rows.filter((row) => isM30(row.truth));
  const compared = comparedTablets(rows, gates);
  const assessed = [...compared.M, ...compared['30']];
  const logits = (keep: (row: CalibrationRow) => boolean): number[] =>
    assessed.filter(keep).map((row) => row.evidence.counterfeitLogit);
  const reference = logits((row) => row.truth.label === 'reference');
  const fake = (low: number, high: number): number[] =>
    logits((row) => row.truth.label === 'counterfeit' && row.truth.severity >= low && row.truth.severity < high);
  const right = M30_FACES.map((face) => compared[face].filter((row) => row.truth.face === face).length);
  const faceRight = right.reduce((sum, n) => sum + n, 0) / assessed.length;
  return [
    '| figure | value |',
    '|---|---|',
    `| M 30 tablets found; assessed | ${m30.length}; ${assessed.length} |`,
    `| face right, of those assessed | ${faceRight.toFixed(3)} |`,
    `| AUC, all counterfeits against reference | ${areaUnderRoc(fake(0, 2), reference).toFixed(3)} |`,
    `| AUC, strong (severity from 0.65), middle, mild (below 0.4) | ${[fake(0.65, 2), fake(0.4, 0.65), fake(0, 0.4)].map((f) => areaUnderRoc(f, reference).toFixed(3)).join(', ')} |`,
  ].join('\n');
}
