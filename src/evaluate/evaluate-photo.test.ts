import { beforeAll, describe, expect, test } from 'vitest';
import { policy, settings } from '../../test/contract/examples.ts';
import { truthPhoto, truthTablet } from '../../test/evaluation/example-rows.ts';
import { TelltaleError } from '../core/errors.ts';
import { type Ellipse, insideOf } from '../core/imaging/ellipse.ts';
import { encodeEllipse, SHAPE_CHANNELS } from '../core/locate/ellipse-code.ts';
import type { Model, Network, NetworkOutput } from '../core/model.ts';
import { sharp } from '../photo/node/sharp-settings.ts';
import { evaluatePhoto, failedPhoto, type PhotoResult } from './evaluate-photo.ts';

const [WIDTH, HEIGHT] = [320, 240];
const FOUND: Ellipse = { cx: 80, cy: 120, rx: 40, ry: 40, angle: 0 };
/** Seen from the side, so that angles on the tablet and in the photo differ. */
const MISSED: Ellipse = { cx: 240, cy: 120, rx: 50, ry: 25, angle: 0 };
const PHANTOM: Ellipse = { cx: 160, cy: 30, rx: 20, ry: 20, angle: 0 };
/** Direction of the white spot of the missed tablet, degrees clockwise from the photo's up. */
const MISSED_UP = 60;

const TRUTH = {
  ...truthPhoto(),
  width: WIDTH,
  height: HEIGHT,
  tablets: [truthTablet({ ...FOUND, up_angle: 0 }), truthTablet({ ...MISSED, up_angle: MISSED_UP })],
};

/** Blue tablets on a reddish ground in light that rises to the right, the missed one with a white spot towards its up. */
function drawPhoto(): Promise<Buffer> {
  const data = new Uint8Array(WIDTH * HEIGHT * 3);
  const t = (MISSED_UP * Math.PI) / 180;
  const spot = insideOf({ cx: MISSED.cx + 26 * Math.sin(t), cy: MISSED.cy - 26 * Math.cos(t), rx: 9, ry: 6, angle: 0 });
  const tablets = [insideOf(FOUND), insideOf(MISSED)];
  for (let k = 0; k < WIDTH * HEIGHT; k++) {
    const [x, y] = [(k % WIDTH) + 0.5, Math.floor(k / WIDTH) + 0.5];
    const blue = tablets.some((inside) => inside(x, y));
    const colour = blue ? [20, 60, 200] : [140, 110, 110];
    data.set(spot(x, y) ? [255, 255, 255] : colour.map((value) => value + 0.17 * x), k * 3);
  }
  return sharp(data, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
    .png()
    .toBuffer();
}

const output = (values: readonly number[], ...shape: number[]): NetworkOutput => ({
  shape,
  data: Float32Array.from(values),
});
const repeat = (count: number, values: readonly number[]): number[] =>
  Array.from({ length: count }, () => values).flat();

/** A locator that finds the first tablet and a phantom in every photo. */
const locator: Network = {
  run: async ({ height, width }) => {
    const [rows, columns] = [height / 8, width / 8];
    const probability = new Float32Array(rows * columns);
    const shape = new Float32Array(rows * columns * SHAPE_CHANNELS);
    for (const [ellipse, p] of [
      [FOUND, 0.9],
      [PHANTOM, 0.75],
    ] as const) {
      const [row, column] = [Math.floor(ellipse.cy / 8), Math.floor(ellipse.cx / 8)];
      probability[row * columns + column] = p;
      shape.set(encodeEllipse(ellipse, 1, row, column, 8), (row * columns + column) * SHAPE_CHANNELS);
    }
    return {
      probability: { shape: [1, rows, columns, 1], data: probability },
      shape: { shape: [1, rows, columns, SHAPE_CHANNELS], data: shape },
    };
  },
};

/** An orienter that confirms the located rim and the photo's up. */
const orienter: Network = {
  run: async ({ count, height }) => ({
    up: output(repeat(count * height, [0]), count, height, 1, 1),
    rim: output(repeat(count * height, [0]), count, height, 1, 1),
  }),
};

/** An inspector that always reads M; its logit is ten times the mean difference of blue and red. */
const inspector: Network = {
  run: async ({ count, height, width, data }) => {
    const length = height * width * 3;
    const logits = Array.from({ length: count }, (_, image) => {
      let sum = 0;
      for (let at = image * length; at < (image + 1) * length; at += 3) sum += (data[at + 2] ?? 0) - (data[at] ?? 0);
      return (10 * sum) / (height * width);
    });
    return {
      face: output(repeat(count, [5, 0, 0, 0]), count, 4),
      counterfeit: output(logits, count, 1),
      aspects: output(repeat(count, [-3, -3, -3, -3]), count, 4),
      embedding: output(repeat(count, [1, 0]), count, 2),
    };
  },
};

const gates = { ...settings.gates, minSharpness: 0, minDiameterPx: 30 };
const model: Model = {
  identity: { name: 'hand-made', version: '1', sha256: '', evidence: 'simulated' },
  settings: { ...settings, gates },
  locator,
  orienter,
  inspector,
};

let result: PhotoResult;
beforeAll(async () => {
  result = await evaluatePhoto(TRUTH, await drawPhoto(), { model, policy });
});

describe('evaluatePhoto', () => {
  test('each thing in its place', () => {
    expect(result).toMatchObject({ file: 'a.jpg', empty: false, examinedCount: 2, compared: 2 });
    expect(result.rows.map(({ truth }) => truth.cx)).toEqual([80]);
    expect(result.missed.map(({ truth }) => truth.cx)).toEqual([240]);
    expect(result.extra).toMatchObject([{ probability: expect.closeTo(0.75), finding: { ellipse: { cx: 160 } } }]);
  });

  test('the effect of each alteration', () => {
    const [row] = result.rows;
    const { grey, imprint_masked, tablet_masked } = row?.ablatedLog10 ?? {};
    // A face of one colour keeps its mean. Without colour or tablet nothing is left, as the ground is masked.
    expect(row?.unboundedLog10).toBeGreaterThan(0.5);
    expect(imprint_masked).toBeCloseTo(row?.unboundedLog10 ?? 0, 1);
    expect(grey).toBeCloseTo(0, 2);
    expect(tablet_masked).toBeCloseTo(0, 2);
  });

  test('the missed tablet is shown with its imprint’s up upwards', async () => {
    const jpeg = Buffer.from((result.missed[0]?.picture ?? '').split(',')[1] ?? '', 'base64');
    const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
    let [x, y, count] = [0, 0, 0];
    for (let k = 0; k < info.width * info.height; k++) {
      if (Math.min(data[k * 3] ?? 0, data[k * 3 + 1] ?? 0, data[k * 3 + 2] ?? 0) < 200) continue;
      count++;
      x += k % info.width;
      y += Math.floor(k / info.width);
    }
    expect(count).toBeGreaterThan(30);
    expect(Math.abs(x / count - 72)).toBeLessThan(5);
    expect(y / count).toBeLessThan(50);
  });

  test('a face whose map is another has its own', async () => {
    const thirty = {
      ...inspector,
      run: async (batch: Parameters<Network['run']>[0]) => {
        const said = await inspector.run(batch);
        return { ...said, face: output(repeat(batch.count, [0, 5, 0, 0]), batch.count, 4) };
      },
    };
    const read = await evaluatePhoto(TRUTH, await drawPhoto(), { model: { ...model, inspector: thirty }, policy });
    const logit = (result.rows[0]?.unboundedLog10 ?? 0) / settings.calibration.M.slope;
    const { slope, intercept } = settings.calibration['30'];
    expect(read.rows[0]?.unboundedLog10).toBeCloseTo(slope * logit + intercept, 6);
  });
});

test('in a photo that could not be examined every wanted tablet is missed, without a picture', () => {
  const failed = new TelltaleError('photo_empty');
  const tablets = [...TRUTH.tablets, truthTablet({ covered: 1 })];
  const missed = [{ truth: TRUTH.tablets[0], picture: undefined }, { truth: TRUTH.tablets[1] }];
  expect(failedPhoto({ ...TRUTH, tablets }, failed)).toMatchObject({
    failed,
    rows: [],
    extra: [],
    missed,
    compared: 0,
  });
});
