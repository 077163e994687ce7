import type { Ellipse } from '../../core/imaging/ellipse.ts';
import { cutOut } from '../../core/rectify.ts';
import { openPhoto } from '../../photo/open-photo.ts';
import { drawCloseUps } from '../simulate/close-up.ts';
import { Random } from '../simulate/random.ts';
import { takePhoto } from '../simulate/simulate-photo.ts';
import { cropTruth, type LabelledCrop, writeChunk } from './crop-store.ts';

/** Guessed size of the locator's errors, as shares of the tablet's radius; not measured. */
const MIDDLE_ERROR = 0.025;
const RADIUS_ERROR = 0.03;

/** Draws, photographs and cuts out the close-ups of `count` seeds, and writes them as one chunk. */
export default async function writeCloseUps(task: {
  path: string;
  seed: string;
  from: number;
  count: number;
}): Promise<void> {
  const crops: LabelledCrop[] = [];
  for (let n = task.from; n < task.from + task.count; n++) {
    const name = `${task.seed}/close-up/${n}`;
    for (const scene of drawCloseUps(new Random(name))) crops.push(...(await cropOf(scene, name)));
  }
  await writeChunk(task.path, crops);
}

async function cropOf(scene: Parameters<typeof takePhoto>[0], name: string): Promise<LabelledCrop[]> {
  // Twins share the phone's draws too.
  const { jpeg, truth } = await takePhoto(scene, new Random(`${name}/phone`), name);
  const [tablet] = truth.tablets;
  if (!tablet) return [];
  const photo = await openPhoto(jpeg, name);
  const ellipse = withError(tablet, new Random(`${name}/error`));
  const [crop] = await cutOut(photo, [{ ellipse, probability: 1, visible: tablet.visible }]);
  return crop ? [{ crop, truth: cropTruth(crop, name, tablet) }] : [];
}

function withError({ cx, cy, rx, ry, angle }: Ellipse, random: Random): Ellipse {
  const axes = [rx * random.factor(RADIUS_ERROR), ry * random.factor(RADIUS_ERROR)] as const;
  return {
    cx: cx + random.normal(MIDDLE_ERROR) * rx,
    cy: cy + random.normal(MIDDLE_ERROR) * rx,
    rx: Math.max(...axes),
    ry: Math.min(...axes),
    angle: angle + random.normal(2),
  };
}
