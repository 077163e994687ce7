/** Half the width of a relief's maps, in tablet radii: a little beyond the rim. */
export const REACH = 1.03;

/** Where a texel's middle lies, tablet radii. */
export const coordinate = (i: number, side: number): number => (((i + 0.5) / side) * 2 - 1) * REACH;
