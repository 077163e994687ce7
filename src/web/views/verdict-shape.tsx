import type { Verdict } from '../../core/examination.ts';

/**
 * One shape per verdict, so that colour is never the only distinction. Corners in a square from -1 to 1; a circle has
 * none.
 */
export const SHAPES: Readonly<Record<Verdict, readonly (readonly [x: number, y: number])[]>> = {
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

interface ShapeProps {
  readonly verdict: Verdict;
  readonly x?: number;
  readonly y?: number;
  /** Half of its width. */
  readonly size?: number;
}

/** The verdict's shape around `x`, `y`, in an SVG. */
export function Shape({ verdict, x = 0, y = 0, size = 1 }: ShapeProps) {
  const transform = `translate(${x} ${y}) scale(${size})`;
  const corners = SHAPES[verdict];
  return corners.length === 0 ? (
    <circle class="shape" r={1} transform={transform} />
  ) : (
    <polygon class="shape" points={corners.map((corner) => corner.join(',')).join(' ')} transform={transform} />
  );
}

/** The verdict's shape as a separate small picture, for a heading that names the verdict. */
export function VerdictIcon({ verdict }: { readonly verdict: Verdict }) {
  return (
    <svg class="icon" viewBox="-1.3 -1.3 2.6 2.6" aria-hidden="true">
      <Shape verdict={verdict} />
    </svg>
  );
}
