import { fieldOf, type ImprintShape } from './imprint.ts';

/** The drawing of one face as maps of `SIDE` x `SIDE` over [-MAP_REACH, MAP_REACH]², row 0 at the top. */
export interface DrawingMap {
  /** Signed distance to the nearest shape with a flat floor, tablet radii, negative inside. */
  readonly flat: Float32Array;
  /** Depth of that shape, in deboss depths. */
  readonly flatDepth: Float32Array;
  /** Mean half width of the strokes, tablet radii. */
  readonly halfStroke: number;
  /** Grooves of a v profile: distance to the middle line; undefined where there are none. */
  readonly groove: Float32Array | undefined;
  readonly grooveStroke: number;
  readonly grooveDepth: number;
  /** Which region is nearest; each part of the drawing is four, its quarters about its own middle. */
  readonly region: Uint8Array;
  readonly regions: number;
}

export const MAP_SIDE = 288;
export const MAP_REACH = 1.2;

/** Index of the map's texel that holds a place on the face, tablet radii; places beyond the map get its border. */
export function texelOf(x: number, y: number): number {
  return texelAlong(-y) * MAP_SIDE + texelAlong(x);
}

function texelAlong(v: number): number {
  return Math.max(0, Math.min(MAP_SIDE - 1, (((v / MAP_REACH + 1) / 2) * MAP_SIDE) | 0));
}

/** Half a stroke by which a pressed area grows where strokes are twice as wide; an area has no stroke of its own. */
const AREA_GROWTH = 0.025;

const isGroove = (shape: ImprintShape): boolean => shape.kind === 'polyline' && shape.profile === 'v';
const strokeOf = (shape: ImprintShape): number => ('stroke' in shape ? shape.stroke : 2 * AREA_GROWTH);

export function mapDrawing(shapes: readonly ImprintShape[]): DrawingMap {
  const fields = shapes.map((shape) => fieldOf(shape, 1));
  const count = MAP_SIDE * MAP_SIDE;
  const flat = new Float32Array(count).fill(9);
  const flatDepth = new Float32Array(count).fill(1);
  const hasGroove = shapes.some(isGroove);
  const groove = hasGroove ? new Float32Array(count).fill(9) : undefined;
  const region = new Uint8Array(count);
  for (let k = 0; k < count; k++) {
    const x = ((((k % MAP_SIDE) + 0.5) / MAP_SIDE) * 2 - 1) * MAP_REACH;
    const y = (1 - ((Math.floor(k / MAP_SIDE) + 0.5) / MAP_SIDE) * 2) * MAP_REACH;
    let nearest = Number.POSITIVE_INFINITY;
    for (const [part, { shape, box, distance }] of fields.entries()) {
      const d = distance(x, y);
      if (groove && isGroove(shape)) groove[k] = Math.min(groove[k] as number, d);
      else if (d < (flat[k] as number)) {
        flat[k] = d;
        flatDepth[k] = shape.depth;
      }
      const reached = isGroove(shape) ? d - strokeOf(shape) / 2 : d;
      if (reached >= nearest) continue;
      nearest = reached;
      const [right, up] = [x > (box[0] + box[2]) / 2 ? 1 : 0, y > (box[1] + box[3]) / 2 ? 2 : 0];
      region[k] = part * 4 + right + up;
    }
  }
  const grooves = shapes.filter(isGroove);
  const flats = shapes.filter((shape) => !isGroove(shape));
  const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / Math.max(1, values.length);
  return {
    flat,
    flatDepth,
    halfStroke: mean(flats.map(strokeOf)) / 2,
    groove,
    grooveStroke: mean(grooves.map(strokeOf)),
    grooveDepth: mean(grooves.map((shape) => shape.depth)),
    region,
    regions: shapes.length * 4,
  };
}
