/** Photos of which each has its own seed: scenes of a few tablets, heaps, and pictures without a tablet. */
export const PLAIN_KINDS = ['photo', 'heap', 'background'] as const;
export type PlainKind = (typeof PLAIN_KINDS)[number];
