/** Half the width of a relief's maps, in tablet radii: slightly beyond the rim. */
export const REACH = 1.03;

/** Position of a texel's centre, tablet radii. */
export const coordinate = (i: number, side: number): number => (((i + 0.5) / side) * 2 - 1) * REACH;
