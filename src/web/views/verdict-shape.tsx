import type { Verdict } from '../../core/examination.ts';

/**
 * One shape per verdict, so that colour is never the only distinction. Corners in a square from -1 to 1; a circle has
 * none.
 */
const SHAPES: Readonly<Record<Verdict, readonly (readonly [x: number, y: number])[]>> = {
  likely_counterfeit: [
    [0, -1.15],
    [1.15, 0.85],
    [-1.15, 0.85],
  ],
  inconclusive: [
    [0, -1.15],
    [1.15, 0],
    [0, 1.15],
    [-1.15, 0],
  ],
  no_difference_seen: [
    [-0.9, -0.9],
    [0.9, -0.9],
    [0.9, 0.9],
    [-0.9, 0.9],
  ],
  other_imprint: [
    [-0.55, -1],
    [0.55, -1],
    [1.1, 0],
    [0.55, 1],
    [-0.55, 1],
    [-1.1, 0],
  ],
  cannot_assess: [],
};

/** The verdict's shape as a separate small picture, for a heading that names the verdict. */
export function VerdictIcon({ verdict }: { readonly verdict: Verdict }) {
  const corners = SHAPES[verdict];
  return (
    <svg class="icon" viewBox="-1.3 -1.3 2.6 2.6" aria-hidden="true">
      {corners.length === 0 ? (
        <circle class="shape" r={1} />
      ) : (
        <polygon class="shape" points={corners.map((corner) => corner.join(',')).join(' ')} />
      )}
    </svg>
  );
}
