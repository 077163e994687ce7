import type { M30Face } from '../../../core/labels.ts';
import { brightnessAt } from '../colour.ts';
import { Random } from '../random.ts';
import { DRAWING } from './drawing.ts';
import { bodyHeight, pressedDepth, type Relief } from './relief.ts';
import { REACH } from './relief-grid.ts';
import { designReference, drawLot, type TabletDesign } from './tablet.ts';

/** Cells of a side of the face's maps, over [-REACH, REACH]². */
export const MAP_SIDE = 40;

/**
 * The value of each map in a cell: how deep the face is pressed in, in depths of the drawing; how much deeper than the
 * drawing itself; what height is lost at the rim; how light the powder is relative to its mean; how rough it is. A
 * plain departure is about 1 in each.
 */
export const FACE_MAPS = ['pressed', 'departure', 'lost', 'shade', 'rough'] as const;

/** Heights and lightness of a plain departure. */
const SCALES = { lost: 0.05, shade: 0.15, rough: 0.004 } as const;
/** One step of a signed byte. */
const STEP = 1 / 40;

/**
 * The properties of a simulated tablet's face, from above in its own frame, as `[MAP_SIDE, MAP_SIDE, 5]` signed bytes
 * in base64, the first row at the imprint's upper end. A network that predicts them learns from every cell of a crop,
 * where a label gives one fact per tablet.
 */
export function faceMapsOf(design: TabletDesign, relief: Relief): string {
  const { side, pressed, height, albedo } = relief;
  const sums = FACE_MAPS.map(() => new Float64Array(MAP_SIDE * MAP_SIDE));
  const [depths, , lost, shade, squares] = sums as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const counts = new Float64Array(MAP_SIDE * MAP_SIDE);
  for (let j = 0; j < side; j++) {
    const y = (((j + 0.5) / side) * 2 - 1) * REACH;
    // The relief's rows begin at the imprint's lower end.
    const row = MAP_SIDE - 1 - Math.floor(((j + 0.5) / side) * MAP_SIDE);
    for (let i = 0; i < side; i++) {
      const x = (((i + 0.5) / side) * 2 - 1) * REACH;
      if (x * x + y * y > 1) continue;
      const k = j * side + i;
      const at = row * MAP_SIDE + Math.floor(((i + 0.5) / side) * MAP_SIDE);
      const here = -pressed[k]!;
      const gone = bodyHeight(design, Math.hypot(x, y)) - (height[k]! + here);
      add(counts, at, 1);
      add(depths, at, here / DRAWING.body.deboss_depth);
      add(lost, at, gone);
      add(squares, at, gone * gone);
      add(shade, at, Math.log(brightnessAt(albedo, 3 * k) + 1e-4));
    }
  }
  const ground = sum(shade) / sum(counts);
  const drawn = drawnDepths(design.face === '30' ? '30' : 'M');
  const bytes = new Int8Array(MAP_SIDE * MAP_SIDE * FACE_MAPS.length);
  for (const [at, count] of counts.entries()) {
    if (count === 0) continue;
    const mean = (of: Float64Array): number => of[at]! / count;
    const deviation = Math.sqrt(Math.max(0, mean(squares) - mean(lost) ** 2));
    const values = [
      mean(depths),
      (mean(depths) - drawn[at]!) * 2,
      mean(lost) / SCALES.lost,
      (mean(shade) - ground) / SCALES.shade,
      deviation / SCALES.rough,
    ];
    for (const [c, value] of values.entries())
      bytes[at * FACE_MAPS.length + c] = Math.round(Math.max(-3, Math.min(3, value)) / STEP);
  }
  return Buffer.from(bytes.buffer).toString('base64');
}

/** The values of `faceMapsOf`, `[MAP_SIDE, MAP_SIDE, 5]`. */
export function readFaceMaps(text: string): Float32Array {
  const bytes = Buffer.from(text, 'base64');
  return Float32Array.from(new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length), (value) => value * STEP);
}

function add(to: Float64Array, at: number, value: number): void {
  to[at]! += value;
}

const sum = (values: Float64Array): number => values.reduce((a, b) => a + b, 0);

const known = new Map<M30Face, Float64Array>();

/** Mean depth of the drawing itself in every cell, in its own depths. */
function drawnDepths(face: M30Face): Float64Array {
  const before = known.get(face);
  if (before) return before;
  const drawn = new Random('drawing');
  const design: TabletDesign = {
    ...designReference(drawn, drawLot(drawn, 'drawing', 0), face),
    debossDepth: DRAWING.body.deboss_depth,
    edgeSoftness: DRAWING.body.edge_softness,
    strokeFactor: 1,
    imprintScale: 1,
    imprintOffset: [0, 0],
    imprintRotation: 0,
    wear: 0,
  };
  const fine = 4;
  const side = MAP_SIDE * fine;
  const pressed = pressedDepth(design, side, 1);
  const depths = new Float64Array(MAP_SIDE * MAP_SIDE);
  for (const [k, height] of pressed.entries()) {
    const row = MAP_SIDE - 1 - Math.floor(k / side / fine);
    add(depths, row * MAP_SIDE + Math.floor((k % side) / fine), -height / fine ** 2 / DRAWING.body.deboss_depth);
  }
  known.set(face, depths);
  return depths;
}
