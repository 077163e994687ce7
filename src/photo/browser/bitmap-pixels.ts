import type { Frame, Rect } from '../../core/imaging/frame.ts';

/** Rows that are read at a time: a band of the widest photo stays below the canvas limit of every phone. */
const BAND_ROWS = 256;

/** The pixels of a part of a bitmap with integer bounds, on white, in sRGB. The canvas is only as large as the part. */
export function readPixels(bitmap: ImageBitmap, { left, top, width, height }: Rect): Frame {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('the browser returned no canvas');
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.drawImage(bitmap, left, top, width, height, 0, 0, width, height);
  return { width, height, data: withoutAlpha(context.getImageData(0, 0, width, height).data) };
}

/**
 * The whole bitmap, each pixel the mean of `factor` x `factor` of its own, as a JPEG decoder computes it when it skips
 * work; the last column and row average the remaining pixels.
 */
export function shrinkBitmap(bitmap: ImageBitmap, factor: number): Frame {
  const width = Math.ceil(bitmap.width / factor);
  const height = Math.ceil(bitmap.height / factor);
  const data = new Uint8ClampedArray(width * height * 3);
  const rows = Math.max(1, Math.floor(BAND_ROWS / factor)) * factor;
  for (let top = 0; top < bitmap.height; top += rows) {
    const band = readPixels(bitmap, {
      left: 0,
      top,
      width: bitmap.width,
      height: Math.min(rows, bitmap.height - top),
    });
    data.set(shrinkFrame(band, factor).data, (top / factor) * width * 3);
  }
  return { width, height, data };
}

/** `shrinkBitmap` of a frame. */
export function shrinkFrame(frame: Frame, factor: number): Frame {
  if (factor === 1) return frame;
  const width = Math.ceil(frame.width / factor);
  const height = Math.ceil(frame.height / factor);
  const data = new Uint8ClampedArray(width * height * 3);
  const sums = new Uint32Array(width * 3);
  for (let y = 0; y < height; y++) {
    const rows = Math.min(factor, frame.height - y * factor);
    sums.fill(0);
    for (let row = 0; row < rows; row++) addRow(frame, y * factor + row, factor, sums);
    for (let x = 0; x < width; x++) {
      const count = rows * Math.min(factor, frame.width - x * factor);
      for (let c = 0; c < 3; c++) data[(y * width + x) * 3 + c] = sums[x * 3 + c]! / count;
    }
  }
  return { width, height, data };
}

function addRow({ width, data }: Frame, y: number, factor: number, sums: Uint32Array): void {
  for (let x = 0, from = y * width * 3, into = 0, left = factor; x < width; x++, from += 3) {
    sums[into]! += data[from]!;
    sums[into + 1]! += data[from + 1]!;
    sums[into + 2]! += data[from + 2]!;
    if (--left === 0) {
      left = factor;
      into += 3;
    }
  }
}

function withoutAlpha(rgba: Uint8ClampedArray): Uint8ClampedArray {
  const rgb = new Uint8ClampedArray((rgba.length / 4) * 3);
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) {
    rgb[to] = rgba[from]!;
    rgb[to + 1] = rgba[from + 1]!;
    rgb[to + 2] = rgba[from + 2]!;
  }
  return rgb;
}
