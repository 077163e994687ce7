import { z } from 'zod';
import { ASPECTS, FACE_CLASSES } from '../../core/labels.ts';
import type { LearnedFace } from '../../core/learning-settings.ts';
import type { ModelSettings } from '../../core/model.ts';

/** The three networks of a bundle, by their names in core/model.ts. */
export const NETWORK_NAMES = ['locator', 'orienter', 'inspector'] as const;
export type NetworkName = (typeof NETWORK_NAMES)[number];

const probability = z.number().min(0).max(1);
const pixels = z.int().positive();
/** Names in the bundle's own folder: no separators, so that a manifest cannot point outside it. */
const fileName = z.string().regex(/^[a-z0-9][a-z0-9._-]*$/i);

const inspector = z.strictObject({
  size: pixels,
  radiusShare: z.number().gt(0).lt(1),
  faceHeight: z.number().min(0).lt(0.3),
});
const logisticMap = { slope: z.number(), intercept: z.number() };
const faceCalibration = z.strictObject({ ...logisticMap, replicas: z.array(z.strictObject(logisticMap)).min(1) });

const log10Bounds = z
  .tuple([z.number(), z.number()])
  .refine(([low, high]) => low < high, 'expected the lower bound first');

const fusion = { M: z.number().nonnegative(), '30': z.number().nonnegative(), intercept: z.number() };

/** Present only if pairs of faces were calibrated. */
const pair = z.strictObject({
  ...fusion,
  replicas: z.array(z.strictObject(fusion)).min(1),
  log10Bounds,
  maxNoDifference: z.strictObject({ M: z.number(), '30': z.number() }),
  maxColourDifference: z.number().positive(),
  maxDiameterRatio: z.number().gt(1),
});

const calibration = z.strictObject({
  M: faceCalibration,
  '30': faceCalibration,
  log10Bounds,
  indistinguishableShare: z.number().gt(0).lt(1),
});

const verdicts = z
  .strictObject({ likelyCounterfeit: z.number(), noDifferenceSeen: z.number() })
  .refine((v) => v.noDifferenceSeen < v.likelyCounterfeit, 'expected noDifferenceSeen below likelyCounterfeit');

const exhibitMap = { shift: z.number(), gain: z.number().nonnegative() };

const pressSpace = z
  .strictObject({
    mean: z.array(z.number()).min(1),
    axes: z.array(z.array(z.number())).min(1),
    between: z.array(z.number().nonnegative()),
    photo: z.array(probability),
  })
  .refine(
    ({ mean, axes, between, photo }) =>
      [between, photo].every(({ length }) => length === axes.length) &&
      axes.every(({ length }) => length === mean.length),
    'expected a variance, a share and as many numbers as the mean for every axis',
  );

const separationLimits = z
  .array(z.strictObject({ tablets: z.int().min(2), limit: z.number().positive() }))
  .min(1)
  .refine(
    (limits) => limits.every(({ tablets }, i) => tablets > (limits[i - 1]?.tablets ?? 1)),
    'expected rising numbers of tablets',
  );

/** Present only if exhibits were calibrated. */
const exhibit = z.strictObject({
  ...exhibitMap,
  replicas: z.array(z.strictObject(exhibitMap)).min(1),
  variance: z.strictObject({ photo: z.number().nonnegative(), tablet: z.number().positive() }),
  log10Bounds,
  separationLimits,
  /** Present only if they were calibrated with the looks of tablets. */
  sources: z
    .strictObject({ spaces: z.strictObject({ M: pressSpace, '30': pressSpace }), limit: z.number().positive() })
    .optional(),
  verdicts,
});

const pressMap = { slope: z.number().nonnegative(), intercept: z.number() };

/** Present only if links between tablets of one press were calibrated. */
const press = z.strictObject({
  M: pressSpace,
  '30': pressSpace,
  ...pressMap,
  replicas: z.array(z.strictObject(pressMap)).min(1),
  log10Bounds,
});

/** Means, axes and weights of looks must fit together. */
const lookSpace = { mean: z.array(z.number()).min(1), axes: z.array(z.array(z.number())).min(1) };
const lookWeights = z.strictObject({
  constant: z.number(),
  logit: z.number(),
  axes: z.array(z.number()),
  sizes: z.array(z.number().nonnegative()),
  distance: z.number().nonnegative(),
});

function fitsTogether({ mean, axes, weights }: Omit<LearnedFace, 'shipped'>): boolean {
  return (
    axes.every(({ length }) => length === mean.length) &&
    [weights.axes, weights.sizes].every(({ length }) => length === axes.length)
  );
}
const MISFIT = 'expected two weights, and as many numbers as the mean, for every axis';

/** Present only if enrolment was fitted. */
const enrolmentFace = z
  .strictObject({
    ...lookSpace,
    between: z.array(z.number().nonnegative()),
    weights: lookWeights,
    foreign: lookWeights.pick({ constant: true, distance: true }),
    replicas: z.array(z.strictObject(logisticMap)).min(1),
  })
  .refine((face) => fitsTogether(face) && face.between.length === face.axes.length, MISFIT);
const enrolment = z.strictObject({ M: enrolmentFace, '30': enrolmentFace, halfway: z.number().positive() });

/** Present only in a bundle that learned from confirmed tablets. */
const shipped = z.strictObject({ constant: z.number(), logit: z.number(), share: probability });
const learnedFace = z.strictObject({ ...lookSpace, weights: lookWeights, shipped }).refine(fitsTogether, MISFIT);
const learned = z.strictObject({ M: learnedFace.optional(), '30': learnedFace.optional() });

/** Present only in a bundle of another product. */
const alikeCount = { tablets: z.int().positive(), alike: z.int().nonnegative() };
const product = z
  .strictObject({
    name: z.string().min(1),
    mean: z.array(z.number()).min(1),
    deviation: z.array(z.number().positive()),
    limit: z.number().positive(),
    heldOut: z.strictObject(alikeCount),
    others: z.strictObject({ ...alikeCount, upTo: probability }).optional(),
  })
  .refine(({ mean, deviation }) => mean.length === deviation.length, 'expected as many deviations as means');

/** Channels of a colour relative to its brightness. */
const tintShare = z.number().positive().max(3);

const aspectLimits = z.strictObject({
  minDiameterPx: z.number().nonnegative(),
  minSharpness: z.number().nonnegative(),
});
const settings = z.strictObject({
  locator: z.strictObject({
    inputSize: pixels,
    stride: pixels,
    minProbability: probability,
    maxOverlap: probability,
    secondPass: z.strictObject({
      inputSize: pixels,
      minProbability: probability,
      maxDiameterPx: z.number().positive(),
    }),
    smallest: z.strictObject({ diameterPx: z.number().positive(), longerSide: pixels }),
  }),
  orienter: z.strictObject({ angles: pixels, radii: pixels, reach: z.number().gt(1) }),
  inspector,
  gates: z.strictObject({
    minDiameterPx: z.number().nonnegative(),
    minSharpness: z.number().nonnegative(),
    maxGlare: probability,
    minVisible: probability,
    minFaceProbability: probability,
    maxBackground: probability,
    minOtherProbability: probability,
    minSmallOtherProbability: probability,
    minOtherDiameterPx: z.number().nonnegative(),
    minOtherSharpness: z.number().nonnegative(),
  }),
  calibration,
  verdicts,
  colour: z.strictObject({
    mean: z.tuple([z.number(), z.number()]),
    covariance: z
      .tuple([z.number().positive(), z.number(), z.number().positive()])
      .refine(([aa, ab, bb]) => aa * bb > ab * ab, 'expected a covariance that can be inverted'),
    maxDistance: z.number().positive(),
  }),
  aspectLimits: z.strictObject({
    imprint: aspectLimits,
    colour: aspectLimits,
    surface: aspectLimits,
    edge: aspectLimits,
  }),
  /** This and `pair` are calibrated on an otherwise complete bundle. */
  withoutColour: z
    .strictObject({
      tint: z.tuple([tintShare, tintShare, tintShare]),
      gates: z.strictObject({ minOtherProbability: probability, minSmallOtherProbability: probability }),
      calibration,
      verdicts,
    })
    .optional(),
  pair: pair.optional(),
  exhibit: exhibit.optional(),
  press: press.optional(),
  enrolment: enrolment.optional(),
  learned: learned.optional(),
  product: product.optional(),
}) satisfies z.ZodType<ModelSettings>;

/** These four words, in this order. */
function inOrder<const Word extends string>([a, b, c, d]: readonly [Word, Word, Word, Word]) {
  return z.tuple([z.literal(a), z.literal(b), z.literal(c), z.literal(d)]);
}

const side = pixels.nullable();
const channels = <T extends number>(count: T) => z.literal(count);

/** A network's files, its input `[height, width, channels]` (null: any size) and its outputs' names with their channels. */
function network<T extends z.core.$ZodLooseShape>(outputs: T) {
  return z.strictObject({
    topology: fileName,
    weights: fileName,
    input: z.tuple([side, side, z.literal(3)]),
    outputs: z.object(outputs).catchall(z.int().positive()),
  });
}

/** What a bundle learned from, and from which other bundle it was made. */
const learnedFrom = z.strictObject({
  /** Chosen by the user. */
  name: z.string().min(1),
  date: z.iso.date(),
  base: z.strictObject({ name: z.string(), version: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  photos: z.int().positive(),
  cameras: z.int().nonnegative(),
  reference: z.strictObject({ M: z.int().nonnegative(), '30': z.int().nonnegative() }),
  counterfeit: z.strictObject({ M: z.int().nonnegative(), '30': z.int().nonnegative() }),
  laboratories: z.array(z.string()),
});

const provenance = z.strictObject({
  /** ISO 8601, the day on which the bundle was written. */
  date: z.iso.date(),
  simulator: z.strictObject({ version: z.string(), seed: z.string() }),
  training: z.strictObject({ seed: z.string() }),
  /** The commands that make the bundle again. */
  commands: z.array(z.string()).min(1),
  data: z.array(z.strictObject({ name: z.string(), source: z.string(), licence: z.string() })),
  /** Absent in a bundle that was never enrolled or adapted. */
  learnedFrom: learnedFrom.optional(),
});

const unlisted = z.strictObject({
  schema: z.literal('telltale.bundle/1'),
  name: z.string().min(1),
  version: z.string().min(1),
  evidence: z.enum(['simulated', 'reference_photos', 'lab_confirmed']),
  /** In the order of the inspector's channels. A bundle with another order than the core's is refused. */
  labels: z.strictObject({ faces: inOrder(FACE_CLASSES), aspects: inOrder(ASPECTS) }),
  settings,
  provenance,
  networks: z.strictObject({
    locator: network({ probability: channels(1), shape: channels(6) }),
    orienter: network({ up: channels(1), rim: channels(1) }),
    inspector: network({
      face: channels(4),
      counterfeit: channels(1),
      aspects: channels(4),
      embedding: channels(16),
    }),
  }),
  /** Every other file of the bundle. */
  files: z.record(
    fileName,
    z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/), bytes: z.int().nonnegative() }),
  ),
});

/** `manifest.json` of a model bundle: everything that belongs to the model and not to the program. */
export const manifestSchema = unlisted.superRefine((manifest, context) => {
  for (const name of NETWORK_NAMES) {
    for (const role of ['topology', 'weights'] as const) {
      const file = manifest.networks[name][role];
      if (file in manifest.files) continue;
      context.addIssue({ code: 'custom', path: ['networks', name, role], message: `expected ${file} among the files` });
    }
  }
});

export type LearnedFrom = z.infer<typeof learnedFrom>;
export type Manifest = z.infer<typeof manifestSchema>;
export type NetworkManifest = Manifest['networks'][NetworkName];
