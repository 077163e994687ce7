/** A range of a uniform distribution, or of a log-uniform one where a comment says log. */
export type Range = readonly [number, number];

/**
 * Ranges of the nuisance parameters: light, relief contrast, camera, and the looks on which one photograph of the product
 * says next to nothing. They are far wider than seems real, on purpose: a network trained in a narrow world takes whatever
 * its crops have in common for the product's own look (see docs/experiments.md). Lengths in tablet radii, angles in
 * degrees, light as a share of what falls on a level place, pixels of a 128-pixel crop unless a comment says otherwise.
 */
export const WIDE = {
  /**
   * Errors of the shipped locator and orienter: deviations of most crops, and factors by which the rest are larger. Over
   * all crops they are 1.65 (offset) to 1.84 (stretch) times those on simulated close-ups, because a misread rim must not
   * look like a counterfeit's (docs/experiments/2026-11-worlds.md). The orienter reads the imprint's turn, not the body's.
   */
  placing: {
    turn: 1.2,
    scale: { mean: -0.004, deviation: 0.008 },
    stretch: 0.005,
    offset: 0.009,
    /** The orienter's ellipse lies as high as the middle of the face: the drawing's dome above the rim. */
    plane: 0.06,
    tails: [
      { share: 0.62, factor: 1 },
      { share: 0.28, factor: 2.2 },
      { share: 0.1, factor: 4.5 },
    ],
  },
  /** Tilt against the camera: deviation of a half-normal, and its maximum. */
  tilt: { deviation: 24, most: 52 },
  light: {
    /** Share of the crops with further softened lights, by this factor of their share (uniform) ... */
    softenedShare: 0.6,
    softened: [0.1, 1] as Range,
    /** ... and with multiplied radii (log). */
    widenedShare: 0.85,
    widened: [1, 8] as Range,
    mostRadius: 3,
    /** Elevation of a light: low in some crops, high in the others. */
    lowShare: 0.4,
    lowElevation: [16, 88] as Range,
    highElevation: [40, 88] as Range,
    /** Colour of each light in red and in blue, relative to green. */
    tint: [0.75, 1.3] as Range,
    /** How often there is a second and a third light, and their strength relative to the first. */
    secondShare: 0.5,
    second: [0.2, 0.9] as Range,
    thirdShare: 0.3,
    third: [0.1, 0.6] as Range,
    /** Ambient share of the remaining light, and its unevenness. */
    ambient: [0.6, 1] as Range,
    uneven: [0, 0.35] as Range,
    /** Difference of the ambient light in red and in blue from side to side. */
    unevenColour: [0, 0.12] as Range,
    /** Share of the light that a hollow misses and its own walls give back, in their colour. */
    selfLit: [0.3, 1] as Range,
    /** Share of the ambient light that a steep wall misses. */
    bounce: [0, 0.5] as Range,
    /** Factor of slopes in shading (log): light that enters the powder softens its relief. */
    reliefContrast: [0.55, 1.25] as Range,
  },
  /** Darkness of hollows, see HollowShade in relief.ts: from dark to hardly visible ones. */
  hollows: {
    /** Log. */
    halfHidden: [0.08, 2.4] as Range,
    /** Share of crops with hollows shaded by horizons, the weight of horizons in them, and the power (log). */
    horizonShare: 0.85,
    byHorizons: [0.7, 1] as Range,
    horizonPower: [0.12, 1.5] as Range,
  },
  /** Strength and power of the sheen. */
  gloss: [0, 0.05] as Range,
  glossPower: [6, 50] as Range,
  /** Ground: brightness (log), red, green and blue relative to it, and texture. */
  ground: {
    brightness: [0.04, 1] as Range,
    tint: [
      [0.7, 1.2],
      [0.75, 1.1],
      [0.5, 1],
    ] as readonly [Range, Range, Range],
    texture: [0, 0.25] as Range,
  },
  /**
   * Tablets that lie over the rim of this one: a hidden part must not look like a fault. Distance of their centres (at 1.5
   * a seventh of the face is hidden, from 2 on none), their radius, and the light left in their shadows.
   */
  neighbours: {
    firstShare: 0.3,
    secondShare: 0.3,
    distance: [1.5, 2.25] as Range,
    radius: [0.9, 1.1] as Range,
    shadow: [0.45, 1] as Range,
    reach: [0.05, 0.35] as Range,
  },
  /** Clear plastic over a tablet, see CropFilm: creases (log, log), haze, and gloss (log). */
  film: {
    share: 0.3,
    creaseSize: [0.4, 2.5] as Range,
    slope: [0.08, 0.6] as Range,
    haze: [0.01, 0.1] as Range,
    gloss: [0.1, 1.3] as Range,
  },
  /** Looks of a lot beyond the drawing's error: factors (log) of the lot's own values, or plain ranges. */
  specks: {
    softness: [0.07, 0.67] as Range,
    coverage: [0.5, 1.9] as Range,
    contrast: [0.7, 1.5] as Range,
    size: [0.6, 1.4] as Range,
    clustering: [0, 0.07] as Range,
  },
  /** Roughness of the surface, a factor (log). */
  grain: [0.6, 2] as Range,
  patchy: [0.001, 0.02] as Range,
  patchySize: [0.06, 0.6] as Range,
  /** Displacement of every imprint. */
  warp: [0, 0.009] as Range,
  camera: {
    /** The tablet's radius in the photo, pixels (log): below a crop's 59 it is enlarged. */
    radiusPx: [28, 230] as Range,
    leastSide: 60,
    /** Mean linear light of the face in the photo. */
    exposure: [0.16, 0.62] as Range,
    /** White balance: deviation of a factor per channel. */
    whiteBalance: 0.055,
    /** Uneven exposure across the crop, and its difference between colours, one deviation each. */
    falloff: 0.065,
    colourFalloff: 0.008,
    /** Blur in the photo's pixels: of the lens; out of focus; camera shake, over a length. */
    lens: [0.3, 0.75] as Range,
    defocusShare: 0.08,
    defocus: [0.9, 2.6] as Range,
    motionShare: 0.07,
    motion: [3, 9] as Range,
    /** Blur along one axis, from stretching a tilted tablet. */
    stretchedShare: 0.3,
    stretched: [0.3, 0.8] as Range,
    /** Noise in the photo's pixels (log), and the share of it that is equal in all colours. */
    noise: [0.006, 0.055] as Range,
    greyNoise: [0, 1] as Range,
    denoisedShare: 0.35,
    denoised: [0.3, 0.6] as Range,
    colourSmoothedShare: 0.5,
    colourSmoothed: [0.8, 3] as Range,
    /** Colour noise spread by coding: its grain in pixels (log) and its level relative to the noise. */
    spreadNoiseShare: 0.65,
    spreadGrain: [1.5, 24] as Range,
    spreadNoise: [0.05, 0.45] as Range,
    sharpenedShare: 0.65,
    sharpened: [0.15, 0.9] as Range,
    contrast: [0, 0.5] as Range,
    saturationShare: 0.5,
    saturation: [0.95, 1.25] as Range,
    jpegShare: 0.5,
    jpegQuality: [70, 96] as Range,
    /** Pictures without colour: grey, or with one tint. */
    colourlessShare: 0.06,
  },
} as const;
