import type { Quality } from '../examination.ts';
import type { Ellipse } from '../imaging/ellipse.ts';

/** `value` with so many decimals, never negative zero: results must be the same bytes on every platform. */
export function round(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale + 0;
}

/** Hundredths of a pixel and tenths of a degree: finer than any rim can be measured. */
export function roundEllipse({ cx, cy, rx, ry, angle }: Ellipse): Ellipse {
  return { cx: round(cx, 2), cy: round(cy, 2), rx: round(rx, 2), ry: round(ry, 2), angle: round(angle, 1) };
}

/** Tenths of a pixel and thousandths of a share. */
export function roundQuality({ diameterPx, sharpness, glare, visible }: Quality): Quality {
  return {
    diameterPx: round(diameterPx, 1),
    sharpness: round(sharpness, 3),
    glare: round(glare, 3),
    visible: round(visible, 3),
  };
}

/** The same direction as `degrees`, in tenths, above -180 and at most 180. */
export function roundTurn(degrees: number): number {
  const turn = round(degrees - 360 * Math.ceil((degrees - 180) / 360), 1);
  return turn === -180 ? 180 : turn;
}
