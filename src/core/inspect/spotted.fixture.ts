import type { Crop } from '../evidence.ts';
import type { Ellipse } from '../imaging/ellipse.ts';

const SIDE = 224;
const RADIUS = SIDE / 3.4;

/** A round dark tablet with a white spot towards `up` (degrees clockwise), on grey, cut out where it was `located`. */
export function spotted(up: number, located: Partial<Ellipse> = {}): Crop {
  const data = new Uint8Array(SIDE * SIDE * 3).fill(120);
  const t = (up * Math.PI) / 180;
  const ellipse = { ...TRUE_RIM, ...located };
  for (let k = 0; k < SIDE * SIDE; k++) {
    const x = ((k % SIDE) + 0.5 - SIDE / 2 + ellipse.cx - TRUE_RIM.cx) / RADIUS;
    const y = (Math.floor(k / SIDE) + 0.5 - SIDE / 2 + ellipse.cy - TRUE_RIM.cy) / RADIUS;
    if (Math.hypot(x, y) > 1) continue;
    data.fill(Math.hypot(x - 0.6 * Math.sin(t), y + 0.6 * Math.cos(t)) < 0.25 ? 255 : 60, k * 3, k * 3 + 3);
  }
  return {
    ellipse,
    quality: { diameterPx: 2 * ellipse.rx, sharpness: 1, glare: 0, visible: 1 },
    patch: { width: SIDE, height: SIDE, data },
    middle: [ellipse.cx, ellipse.cy],
    patchScale: 1,
  };
}

/** The rim of `spotted`, in the photo. */
export const TRUE_RIM: Ellipse = { cx: 500, cy: 400, rx: RADIUS, ry: RADIUS, angle: 0 };

/** Degrees between two directions, 0..180. */
export const apart = (a: number, b: number): number => Math.abs(((((a - b) % 360) + 540) % 360) - 180);
