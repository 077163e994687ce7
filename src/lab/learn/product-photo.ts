import type { Random } from '../simulate/random.ts';
import type { TabletDesign } from '../simulate/tablet/tablet.ts';
import { drawThirdCamera, photographThird, type ThirdCamera } from '../worlds/third-camera.ts';
import { drawThirdLight, type ThirdLight, turnedLight } from '../worlds/third-light.ts';
import { meanOfFace, sample } from '../worlds/third-renderer.ts';
import { lightSurface, type ThirdSurface } from '../worlds/third-surface.ts';

/** Tablets along each side of a photo. */
export const TABLETS_A_SIDE = 3;
/** Side of one tablet's part of the photo, in tablet radii: room for it, its displacement and its shadow. */
const CELL = 2.9;
/** Points of the picture per tablet radius, before the camera resizes it. */
const POINTS_A_RADIUS = 90;

/** Where photos are taken: one camera and one light, as in one room. */
export interface Studio {
  readonly camera: ThirdCamera;
  readonly light: ThirdLight;
  /** Linear light of the ground, and deviation of its brightness. */
  readonly ground: readonly [number, number, number];
  readonly rough: number;
}

/** A photo of nine tablets, and where each is. */
export interface ProductPhoto {
  readonly jpeg: Buffer;
  readonly side: number;
  readonly tablets: readonly PhotoTablet[];
}

export interface PhotoTablet {
  readonly design: TabletDesign;
  readonly cx: number;
  readonly cy: number;
  readonly rx: number;
  readonly ry: number;
  readonly angle: number;
  /** Degrees clockwise from the photo's up to the imprint's up. */
  readonly turn: number;
}

export function drawStudio(random: Random): Studio {
  const ground = random.logRange(0.04, 0.6);
  return {
    camera: drawThirdCamera(random.fork('camera')),
    light: drawThirdLight(random.fork('light')),
    ground: [ground * random.factor(0.2), ground, ground * random.factor(0.25)],
    rough: random.range(0.01, 0.06),
  };
}

/** One tablet as it lies: displacement and turn, in the picture's plane before the camera is tilted. */
interface Placed {
  readonly surface: ThirdSurface;
  readonly x: number;
  readonly y: number;
  readonly turn: number;
}

/**
 * Photographs nine tablets in a studio with the renderer that nothing is trained on (third-renderer.ts). From photo to photo
 * the camera is held otherwise, and exposure, white balance and the azimuth of the light vary a little.
 */
export async function photographProduct(
  designs: readonly TabletDesign[],
  studio: Studio,
  random: Random,
): Promise<ProductPhoto> {
  const light = turnedLight(studio.light, random.range(0, 2 * Math.PI));
  const [tilt, azimuth] = [Math.min(0.75, Math.abs(random.normal(0.3))), random.range(0, 2 * Math.PI)];
  const placed = designs.map((design, i): Placed => {
    const turn = random.range(0, 2 * Math.PI);
    const own = random.fork(`tablet ${i}`);
    return {
      // In the tablet's own frame the light comes from where it is turned to.
      surface: lightSurface(design, turnedLight(light, turn), own),
      x: ((i % TABLETS_A_SIDE) - (TABLETS_A_SIDE - 1) / 2) * CELL + random.normal(0.12),
      y: (Math.floor(i / TABLETS_A_SIDE) - (TABLETS_A_SIDE - 1) / 2) * CELL + random.normal(0.12),
      turn,
    };
  });
  const points = Math.round(TABLETS_A_SIDE * CELL * POINTS_A_RADIUS);
  const picture = drawPicture(placed, { tilt, azimuth, shadow: random.range(0, 0.8) }, studio, points, random);
  const mean = placed.reduce((sum, { surface }) => sum + meanOfFace(surface), 0) / placed.length;
  const camera = heldAgain(studio.camera, random);
  const jpeg = await photographThird(picture, points, mean, camera, random.fork('noise'));
  const radius = camera.side / (TABLETS_A_SIDE * CELL);
  return {
    jpeg,
    side: camera.side,
    tablets: placed.map(({ x, y, turn }, i) => {
      const [u, v] = foreshortened(x, y, tilt, azimuth);
      return {
        design: designs[i]!,
        cx: camera.side / 2 + u * radius,
        cy: camera.side / 2 + v * radius,
        rx: radius,
        ry: radius * Math.cos(tilt),
        // The longer axis is across the tilt.
        angle: (azimuth * 180) / Math.PI + 90,
        turn: ((turn - designs[i]!.imprintRotation) * 180) / Math.PI,
      };
    }),
  };
}

/** The photo's side is that of its crop-sized cells: `side` is drawn for one tablet. */
function heldAgain(camera: ThirdCamera, random: Random): ThirdCamera {
  const [red, green, blue] = camera.balance;
  return {
    ...camera,
    side: Math.round(TABLETS_A_SIDE * (CELL / 2.16) * Math.max(90, camera.side) * random.factor(0.08)),
    exposure: camera.exposure * random.factor(0.08),
    balance: [red * random.factor(0.02), green, blue * random.factor(0.02)],
  };
}

interface Held {
  readonly tilt: number;
  readonly azimuth: number;
  readonly shadow: number;
}

/** A place on the table (x right, y down) as it shows in the photo: shorter along the tilt. */
function foreshortened(x: number, y: number, tilt: number, azimuth: number): [number, number] {
  const [cos, sin] = [Math.cos(azimuth), Math.sin(azimuth)];
  const along = (x * cos + y * sin) * Math.cos(tilt);
  const across = y * cos - x * sin;
  return [along * cos - across * sin, along * sin + across * cos];
}

/** Linear light of the photo, `[points, points, 3]`. */
function drawPicture(
  placed: readonly Placed[],
  held: Held,
  studio: Studio,
  points: number,
  random: Random,
): Float32Array {
  const picture = new Float32Array(points * points * 3);
  const speckle = random.fork('ground');
  for (let row = 0; row < points; row++) {
    for (let column = 0; column < points; column++) {
      const [x, y] = ontoTable(place(column, points), place(row, points), held);
      const nearest = nearestTo(placed, x, y);
      const rough = 1 + studio.rough * speckle.normal();
      const lit = lightAt(nearest, x, y, held, studio.ground, rough);
      picture.set(lit, (row * points + column) * 3);
    }
  }
  return picture;
}

/** Position of a point of the picture from its middle, in radii. */
function place(i: number, points: number): number {
  return ((i + 0.5) / points - 0.5) * TABLETS_A_SIDE * CELL;
}

/** A place relative to a tablet (right, down) in the tablet's own frame, whose y is up. */
function ontoTablet(right: number, down: number, turn: number): [number, number] {
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return [right * cos + down * sin, right * sin - down * cos];
}

/** The inverse of `foreshortened`. */
function ontoTable(u: number, v: number, { tilt, azimuth }: Held): [number, number] {
  const [cos, sin] = [Math.cos(azimuth), Math.sin(azimuth)];
  const along = (u * cos + v * sin) / Math.cos(tilt);
  const across = v * cos - u * sin;
  return [along * cos - across * sin, along * sin + across * cos];
}

function nearestTo(placed: readonly Placed[], x: number, y: number): Placed {
  let [best, least] = [placed[0]!, Number.POSITIVE_INFINITY];
  for (const one of placed) {
    const distance = (one.x - x) ** 2 + (one.y - y) ** 2;
    if (distance < least) [best, least] = [one, distance];
  }
  return best;
}

/** The light of one place of the table: the tablet that lies there, or the ground with its shadow. */
function lightAt(
  { surface, x: left, y: top, turn }: Placed,
  x: number,
  y: number,
  { tilt, azimuth, shadow }: Held,
  ground: Studio['ground'],
  rough: number,
): [number, number, number] {
  const [right, down] = [x - left, y - top];
  const radius = Math.hypot(right, down);
  const share = Math.min(1, Math.max(0, 0.5 + (1 - radius) * 60));
  const shade = rough * (1 - shadow * Math.exp(-Math.max(0, radius - 1) / 0.04));
  const lit: [number, number, number] = [0, 0, 0];
  const [ownX, ownY] = ontoTablet(right, down, turn);
  const height = radius < 1 ? sample(surface.height, ownX, ownY, 1, 0) : 0;
  // Places above the table show further up the tilt.
  const lean = Math.tan(tilt) * height;
  const [seenX, seenY] = ontoTablet(right - lean * Math.cos(azimuth), down - lean * Math.sin(azimuth), turn);
  for (let c = 0; c < 3; c++) {
    const tablet = share > 0 ? sample(surface.light, seenX, seenY, 3, c) : 0;
    lit[c] = share * tablet + (1 - share) * shade * ground[c]!;
  }
  return lit;
}
