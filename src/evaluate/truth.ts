import { z } from 'zod';
import { TelltaleError } from '../core/errors.ts';
import { M30_FACES } from '../core/labels.ts';

const positive = z.number().positive();
const ellipse = { cx: z.number(), cy: z.number(), rx: positive, ry: positive, angle: z.number() };

const tablet = z
  .object({
    ...ellipse,
    /** Degrees clockwise from the photo's up to the imprint's up. */
    up_angle: z.number(),
    face: z.enum([...M30_FACES, 'other']),
    kind: z.enum(['m30', 'other']),
    label: z.enum(['reference', 'counterfeit', 'other']),
    imprint: z.string().optional(),
    /** 0..1; 0 for a tablet that is no counterfeit. */
    severity: z.number().min(0).max(1),
    defects: z.array(z.string()),
    /** The die that pressed it, by any name; absent if unknown. */
    press: z.string().optional(),
    /** How many tablets lie on this one. */
    covered: z.int().nonnegative(),
  })
  .refine(({ kind, label }) => (kind === 'other') === (label === 'other'), {
    path: ['label'],
    message: 'expected the label other for the kind other, and for no M 30',
  });

const photo = z.object({
  /** Path of the photo inside the evaluated folder. */
  file: z.string().min(1),
  width: positive,
  height: positive,
  ground: z.string().optional(),
  /** Kind of blur; absent or null if there is none. */
  blur: z
    .string()
    .nullable()
    .transform((kind) => kind ?? undefined)
    .optional(),
  tablets: z.array(tablet),
  /** Distractors; findings on them are not errors. */
  things: z.array(z.object(ellipse)).default([]),
  /** In simulated close-ups: photos with the same number show tablets of one lot. */
  lot: z.int().nonnegative().optional(),
});

const photos = z
  .array(photo)
  .min(1, 'expected at least one photo, the list is empty')
  .superRefine((list, context) => {
    const files = new Set<string>();
    for (const [index, { file }] of list.entries()) {
      if (files.has(file))
        context.addIssue({ code: 'custom', path: [index, 'file'], message: `${file} is there twice` });
      files.add(file);
    }
  });

/** One tablet of the truth; the ellipse is the rim of its upper face in the photo's pixels. */
export type TruthTablet = z.infer<typeof tablet>;
/** One photo with its content; see docs/evaluation.md. */
export type TruthPhoto = z.infer<typeof photo>;

/**
 * The truth about a set of photos, from the text of its truth.json. Unknown keys are ignored.
 *
 * @throws TelltaleError `truth_invalid`: no JSON, another shape, an empty list or a repeated photo
 */
export function parseTruth(text: string, path: string): readonly TruthPhoto[] {
  const parsed = photos.safeParse(parseJson(text, path));
  if (parsed.success) return parsed.data;
  throw new TelltaleError('truth_invalid', { path, problem: firstProblem(parsed.error) }, { cause: parsed.error });
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new TelltaleError('truth_invalid', { path, problem: 'it is no JSON' }, { cause });
  }
}

/** `photo 3: tablets.0.label: Invalid option (and 2 more)`. */
function firstProblem({ issues }: z.ZodError): string {
  const [first, ...others] = issues;
  const [index, ...keys] = first?.path ?? [];
  const place = [index === undefined ? 'the whole' : `photo ${Number(index) + 1}`, keys.join('.')].filter(Boolean);
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  return `${[...place, first?.message].join(': ')}${more}`;
}
