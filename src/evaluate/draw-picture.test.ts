import { expect, test } from 'vitest';
import { sharp } from '../photo/node/sharp-settings.ts';
import { drawPicture } from './draw-picture.ts';

/** A tablet whose upper half in the photo is red, the lower one blue. */
function halves() {
  const side = 100;
  const data = new Uint8Array(side * side * 3);
  for (let at = 0; at < side * side; at++) data.set(at < (side * side) / 2 ? [220, 0, 0] : [0, 0, 220], at * 3);
  return {
    ellipse: { cx: 50, cy: 50, rx: 29, ry: 29, angle: 0 },
    middle: [50, 50] as const,
    patchScale: 1,
    patch: { width: side, height: side, data },
    quality: { diameterPx: 58, sharpness: 1, glare: 0, visible: 1 },
  };
}

async function coloursOf(address: string) {
  const jpeg = Buffer.from(address.replace(/^data:image\/jpeg;base64,/, ''), 'base64');
  const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => (data[(y * info.width + x) * 3] ?? 0) > 128;
  return { size: [info.width, info.height], topIsRed: at(72, 36), bottomIsRed: at(72, 108) };
}

test('is a JPEG that shows the tablet turned upright', async () => {
  expect(await coloursOf(await drawPicture(halves(), 0))).toEqual({
    size: [144, 144],
    topIsRed: true,
    bottomIsRed: false,
  });
  expect(await coloursOf(await drawPicture(halves(), 180))).toMatchObject({ topIsRed: false, bottomIsRed: true });
});
