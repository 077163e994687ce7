import type { LocatedTablet } from '../evidence.ts';
import { overlapOf, scaleEllipse } from '../imaging/ellipse.ts';
import type { Frame } from '../imaging/frame.ts';
import type { ImageBatch, LocatorSettings, Network, NetworkOutput, SmallestTablet } from '../model.ts';
import type { Photo } from '../photo.ts';
import { decodeEllipse, SHAPE, SHAPE_CHANNELS, type ShapeCode } from './ellipse-code.ts';

/** Sides of the locator's input are multiples of this, the size of its coarsest cell. */
const LOCATOR_GRID = 32;
const GREY = 0.5;

/**
 * Finds every tablet of a photo: on its thumbnail and, for small ones, on a larger one if the photo has more pixels
 * than the first. Ellipses are in pixels of the photo, the most probable first.
 */
export async function locate(photo: Photo, network: Network, settings: LocatorSettings): Promise<LocatedTablet[]> {
  const { inputSize, maxOverlap, smallest } = settings;
  const large = await firstPass(photo, network, settings);
  if (longerSideOf(photo) <= inputSize) return largeEnough(large, photo, smallest);
  const small = await secondPass(photo, network, settings);
  return largeEnough(distinct([...large, ...small].sort(byProbability), maxOverlap), photo, smallest);
}

/** `locate` on the thumbnail alone, in half the time; it does not find small tablets. */
export async function locateLarge(photo: Photo, network: Network, settings: LocatorSettings): Promise<LocatedTablet[]> {
  return largeEnough(await firstPass(photo, network, settings), photo, settings.smallest);
}

async function firstPass(photo: Photo, network: Network, settings: LocatorSettings): Promise<LocatedTablet[]> {
  return runPass(await photo.thumbnail(settings.inputSize), photo.identity.width, network, settings);
}

/** Small tablets on a larger thumbnail. */
async function secondPass(photo: Photo, network: Network, settings: LocatorSettings): Promise<LocatedTablet[]> {
  const { inputSize, minProbability, maxDiameterPx } = settings.secondPass;
  const { width } = photo.identity;
  const thumbnail = await photo.thumbnail(inputSize);
  const found = await runPass(thumbnail, width, network, { ...settings, minProbability });
  const mostRx = ((maxDiameterPx / 2) * width) / thumbnail.width;
  return found.filter(({ ellipse }) => ellipse.rx <= mostRx);
}

const longerSideOf = ({ identity: { width, height } }: Photo): number => Math.max(width, height);

function largeEnough(
  tablets: readonly LocatedTablet[],
  photo: Photo,
  { diameterPx, longerSide }: SmallestTablet,
): LocatedTablet[] {
  const least = diameterPx * Math.min(1, longerSideOf(photo) / longerSide);
  return tablets.filter(({ ellipse }) => 2 * ellipse.rx >= least);
}

/** The network's findings on one thumbnail of a photo that is `photoWidth` wide. */
async function runPass(
  thumbnail: Frame,
  photoWidth: number,
  network: Network,
  settings: LocatorSettings,
): Promise<LocatedTablet[]> {
  const { probability, shape } = await network.run(locatorInput(thumbnail));
  if (!probability || !shape) throw new Error('The locator has no outputs `probability` and `shape`.');
  const found = distinct(readCells(probability, shape, settings), settings.maxOverlap);
  const scale = photoWidth / thumbnail.width;
  return found
    .filter(({ ellipse: e }) => e.cx > 0 && e.cy > 0 && e.cx < thumbnail.width && e.cy < thumbnail.height)
    .map(({ ellipse: e, ...rest }) => ({
      ...rest,
      ellipse: scaleEllipse(e, scale),
    }));
}

/** The thumbnail as 0..1, padded with grey to the right and below to whole cells of the coarsest grid. */
export function locatorInput(frame: Frame): ImageBatch {
  const width = Math.ceil(frame.width / LOCATOR_GRID) * LOCATOR_GRID;
  const height = Math.ceil(frame.height / LOCATOR_GRID) * LOCATOR_GRID;
  const data = new Float32Array(width * height * 3).fill(GREY);
  for (let y = 0; y < frame.height; y++) {
    const from = y * frame.width * 3;
    const to = y * width * 3;
    for (let i = 0; i < frame.width * 3; i++) data[to + i] = frame.data[from + i]! / 255;
  }
  return { count: 1, height, width, data };
}

/** Cells that are more probable than their eight neighbours and than the threshold, most probable first. */
function readCells(probability: NetworkOutput, shape: NetworkOutput, settings: LocatorSettings): LocatedTablet[] {
  const [, rows = 0, columns = 0] = probability.shape;
  const at = (row: number, column: number): number =>
    row < 0 || column < 0 || row >= rows || column >= columns ? 0 : probability.data[row * columns + column]!;
  const found: LocatedTablet[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const p = at(row, column);
      if (p < settings.minProbability || !isPeak(at, row, column, p)) continue;
      const k = (row * columns + column) * SHAPE_CHANNELS;
      const code = [...shape.data.subarray(k, k + SHAPE_CHANNELS)] as unknown as ShapeCode;
      const ellipse = decodeEllipse(code, row, column, settings.stride);
      found.push({ ellipse, probability: p, visible: Math.min(1, Math.max(0, code[SHAPE.visible])) });
    }
  }
  return found.sort(byProbability);
}

const byProbability = (a: LocatedTablet, b: LocatedTablet): number => b.probability - a.probability;

function isPeak(at: (row: number, column: number) => number, row: number, column: number, p: number): boolean {
  for (let j = -1; j <= 1; j++) {
    for (let i = -1; i <= 1; i++) {
      const other = at(row + j, column + i);
      // Of two equal neighbours the first in reading order is the peak.
      if (other > p || (other === p && (j < 0 || (j === 0 && i < 0)))) return false;
    }
  }
  return true;
}

/** Drops findings whose IoU with a more probable one exceeds `maxOverlap`: two detections of one tablet. */
function distinct(tablets: readonly LocatedTablet[], maxOverlap: number): LocatedTablet[] {
  const kept: LocatedTablet[] = [];
  for (const tablet of tablets) {
    if (!kept.some((other) => overlapOf(other.ellipse, tablet.ellipse) > maxOverlap)) kept.push(tablet);
  }
  return kept;
}
