import { type Ellipse, fitEllipse } from '../../core/imaging/ellipse.ts';
import type { M30Face } from '../../core/labels.ts';
import { drawBackground } from './background/draw-background.ts';
import { drawHeap } from './heap/draw-heap.ts';
import { layOver } from './heap/lay-over.ts';
import { Random } from './random.ts';
import { focus } from './render/depth-of-field.ts';
import { coverWithFilm } from './render/film.ts';
import { photograph } from './render/phone.ts';
import { type Rendering, render } from './render/render.ts';
import type { TabletSolid } from './render/tablet-solid.ts';
import { Capsule } from './scene/distractors.ts';
import { drawScene, type Scene, type World } from './scene/scene.ts';
import { faceMapsOf } from './tablet/face-maps.ts';
import { traitsOf } from './tablet/traits.ts';

/** Content of a simulated photo, with the names of the validation photos' truth.json. */
export interface PhotoTruth {
  readonly file: string;
  /** Photos that show the same scene except for the tablet, those of a matched pair, share it. */
  readonly scene: string;
  readonly width: number;
  readonly height: number;
  readonly kind: Scene['kind'];
  readonly ground: string;
  readonly blur: 'defocus' | 'motion' | null;
  readonly tablets: readonly TabletTruth[];
  readonly things: readonly (Ellipse & { readonly what: string })[];
  /** In close-ups: number of the seed, */
  readonly seed?: number;
  /** and of the first seed that shows tablets of the same presses; in exhibits, number of the lot. */
  readonly lot?: number;
}

export interface TabletTruth extends Ellipse {
  /** Degrees clockwise from the photo's up to the imprint's up. */
  readonly up_angle: number;
  readonly face: M30Face | 'other';
  readonly kind: 'm30' | 'other';
  readonly label: 'reference' | 'counterfeit' | 'other';
  readonly severity: number;
  readonly defects: readonly string[];
  readonly imprint: string;
  /** Share of the upper face that is in the photo and uncovered. */
  readonly visible: number;
  /** 1 if something lies on it, as in the validation photos. */
  readonly covered: number;
  readonly press: string;
  /** See traits.ts; empty for a tablet that is no M 30. */
  readonly traits: readonly number[];
  /** See face-maps.ts; empty for a tablet that is no M 30. */
  readonly faceMaps: string;
}

export interface SimulatedPhoto {
  readonly jpeg: Buffer;
  readonly truth: PhotoTruth;
}

/** The photo of a seed, with its truth. */
export async function simulatePhoto(seed: string, file: string, world: World): Promise<SimulatedPhoto> {
  const random = new Random(seed);
  return takePhoto(drawScene(random.fork('scene'), world), random.fork('phone'), file);
}

/** A heap of settled tablets with its truth; some are graded, or have something laid over them. */
export async function simulateHeap(seed: string, file: string, world: World): Promise<SimulatedPhoto> {
  const random = new Random(seed);
  const scene = await drawHeap(random.fork('scene'), world);
  const { jpeg, truth } = await takePhoto(scene, random.fork('phone'), file);
  return { jpeg: await layOver(jpeg, random.fork('layers')), truth };
}

/** A picture without a tablet. */
export async function simulateBackground(seed: string, file: string): Promise<SimulatedPhoto> {
  const { jpeg, width, height } = await drawBackground(new Random(seed));
  const blank = { kind: 'empty', ground: 'drawing', blur: null, tablets: [], things: [] } as const;
  return { jpeg, truth: { file, scene: file, width, height, ...blank } };
}

/** A scene, photographed. */
export async function takePhoto(scene: Scene, random: Random, file: string): Promise<SimulatedPhoto> {
  const rendering = render(scene);
  if (scene.film) coverWithFilm(rendering, scene.film, scene);
  const light = focus(rendering, random.fork('focus'));
  const { jpeg, blur } = await photograph({ ...rendering, light }, scene.lighting.white, random);
  const { width, height } = rendering;
  const faces = countFaces(scene, rendering);
  const tablets = scene.tablets
    .map((tablet, i) => tabletTruth(scene, tablet, faces[i] as FaceCount))
    .filter((truth) => truth !== undefined);
  const truth = {
    file,
    scene: file,
    width,
    height,
    kind: scene.kind,
    ground: scene.ground.name,
    blur,
    tablets,
    things: distractorTruths(scene),
  };
  return { jpeg, truth };
}

interface FaceCount {
  ellipse: Ellipse | undefined;
  /** Pixels of the rim's ellipse: all, those inside the photo, and the visible ones among those. */
  all: number;
  inside: number;
  visible: number;
}

function countFaces(scene: Scene, rendering: Rendering): FaceCount[] {
  const { width, height, solidAt } = rendering;
  return scene.tablets.map((tablet, index) => {
    const rim = Array.from({ length: 24 }, (_, i) => scene.camera.project(tablet.rim((i / 24) * 2 * Math.PI)));
    const ellipse = fitEllipse(rim);
    const count: FaceCount = { ellipse, all: 0, inside: 0, visible: 0 };
    if (!ellipse) return count;
    const t = (ellipse.angle * Math.PI) / 180;
    const [cos, sin] = [Math.cos(t) / ellipse.rx, Math.sin(t) / ellipse.rx];
    const ratio = ellipse.rx / ellipse.ry;
    const step = Math.max(1, Math.floor(ellipse.rx / 40));
    for (let y = Math.floor(ellipse.cy - ellipse.rx); y < ellipse.cy + ellipse.rx; y += step) {
      for (let x = Math.floor(ellipse.cx - ellipse.rx); x < ellipse.cx + ellipse.rx; x += step) {
        const [dx, dy] = [x + 0.5 - ellipse.cx, y + 0.5 - ellipse.cy];
        const u = dx * cos + dy * sin;
        const v = (-dx * sin + dy * cos) * ratio;
        if (u * u + v * v > 0.97) continue;
        count.all++;
        if (x < 0 || y < 0 || x >= width || y >= height) continue;
        count.inside++;
        if (solidAt[y * width + x] === index) count.visible++;
      }
    }
    return count;
  });
}

function tabletTruth(scene: Scene, tablet: TabletSolid, count: FaceCount): TabletTruth | undefined {
  const { design } = tablet;
  const visible = count.all > 0 ? count.visible / count.all : 0;
  if (!count.ellipse || visible < 0.08) return undefined;
  const [from, to] = tablet.upArrow().map((point) => scene.camera.project(point)) as [
    [number, number],
    [number, number],
  ];
  return {
    ...count.ellipse,
    up_angle: (Math.atan2(to[0] - from[0], from[1] - to[1]) * 180) / Math.PI,
    face: design.face,
    kind: design.label === 'other' ? 'other' : 'm30',
    label: design.label,
    severity: design.severity,
    defects: design.defects,
    imprint: design.imprint,
    visible,
    covered: count.visible < 0.97 * count.inside ? 1 : 0,
    press: design.press,
    traits: design.label === 'other' ? [] : traitsOf(design),
    faceMaps: design.label === 'other' ? '' : faceMapsOf(design, tablet.relief),
  };
}

/** Positions of the distractors: the ellipse of a sphere around each, or of a capsule's outline. */
function distractorTruths(scene: Scene): (Ellipse & { what: string })[] {
  const { camera } = scene;
  return scene.distractors.map(({ what, solid }) => {
    const [cx, cy] = camera.project(solid.centre);
    const depth = Math.hypot(...solid.centre.map((v, i) => v - camera.position[i]!));
    const pixels = camera.focalPx / depth;
    if (!(solid instanceof Capsule) || solid.half === 0)
      return { what, cx, cy, rx: solid.bound * pixels, ry: solid.bound * pixels, angle: 0 };
    const [ax, ay] = camera.project([
      solid.centre[0] + solid.axis[0] * solid.bound,
      solid.centre[1] + solid.axis[1] * solid.bound,
      solid.centre[2],
    ]);
    const rx = Math.max(Math.hypot(ax - cx, ay - cy), solid.radius * pixels);
    return { what, cx, cy, rx, ry: solid.radius * pixels, angle: (Math.atan2(ay - cy, ax - cx) * 180) / Math.PI };
  });
}
