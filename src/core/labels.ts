/** The faces of the product, named after their imprints. */
export const M30_FACES = ['M', '30'] as const;
export type M30Face = (typeof M30_FACES)[number];

export function isM30Face(face: string): face is M30Face {
  return M30_FACES.some((one) => one === face);
}

/** The classes of the inspector in the order of its probabilities, as bundles store them: `nothing` is the background. */
export const FACE_CLASSES = [...M30_FACES, 'other', 'background'] as const;

/** The parts of a tablet's look that may differ from the reference, in the order of the inspector's probabilities. */
export const ASPECTS = ['imprint', 'colour', 'surface', 'edge'] as const;
export type Aspect = (typeof ASPECTS)[number];
