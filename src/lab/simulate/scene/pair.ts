import type { M30Face } from '../../../core/labels.ts';
import { Random } from '../random.ts';
import { Camera } from '../render/camera.ts';
import { drawFilm } from '../render/film.ts';
import { TabletSolid } from '../render/tablet-solid.ts';
import { type Departure, depart, drawDeparture } from '../tablet/defects.ts';
import { drawRelief } from '../tablet/relief.ts';
import { designReference, drawLot, type Lot, type TabletDesign } from '../tablet/tablet.ts';
import { scale } from '../vector.ts';
import { drawFingers } from './draw-fingers.ts';
import { drawGround } from './ground.ts';
import { drawLighting } from './light.ts';
import { lotShare, type Scene, type World } from './scene.ts';

/** One face of a tablet before a camera, and the seed of the phone that takes the photo. */
interface FaceView {
  readonly scene: Scene;
  readonly phoneSeed: string;
}

/** Both faces of one tablet. */
export interface DrawnFacePair {
  /** 1: one photo right after the other, same light and ground, same phone. 2: two occasions with nothing in common. */
  readonly sittings: 1 | 2;
  readonly design: TabletDesign;
  readonly views: Readonly<Record<M30Face, FaceView>>;
}

/** Variation of the tablet's size in the photo, as a deviation of the logarithm: within a sitting, between two. */
const SIZE_DEVIATION = { 1: 0.1, 2: 0.25 } as const;
/** Defects that are independent on each face: the position of its imprint and the crumbling of its rim. */
const OF_EACH_FACE = new Set(['offcentre', 'warp', 'edge']);

/**
 * A matched pair of a reference tablet and a counterfeit, each with its M face and its 30 face in separate photos. Half
 * of the seeds are one sitting, half are two: how much the photos of real users have in common is unknown. Both tablets
 * of a pair are photographed alike, so only the counterfeit's defects distinguish them.
 */
export function drawFacePairs(seed: string, world: World): DrawnFacePair[] {
  const sittings = new Random(`${seed}/sittings`).chance(0.5) ? 1 : 2;
  const lot = drawLot(new Random(`${seed}/lot`), `pair-${seed}`, lotShare(world, new Random(`${seed}/lot share`)));
  const reference = designFaces(seed, lot);
  const departure = drawDeparture(new Random(`${seed}/departure`));
  const counterfeit = {
    M: departFace(seed, reference.M, departure),
    '30': departFace(seed, reference['30'], departure),
  };
  return [reference, counterfeit].map((designs) => ({
    sittings,
    design: designs.M,
    views: { M: viewFace(seed, designs.M, sittings, world), '30': viewFace(seed, designs['30'], sittings, world) },
  }));
}

/** Two faces of one tablet: body, colour and surface belong to the tablet, each imprint to its punch. */
function designFaces(seed: string, lot: Lot): Record<M30Face, TabletDesign> {
  const M = designReference(new Random(`${seed}/M`), lot, 'M');
  const thirty = designReference(new Random(`${seed}/30`), lot, '30');
  const { halfThickness, dome, bevel, colour, speck, mottle, mottleSize, grain, grainSize, wear, gloss, size } = M;
  const body = { halfThickness, dome, bevel, colour, speck, mottle, mottleSize, grain, grainSize, wear, gloss, size };
  return { M, '30': { ...thirty, ...body } };
}

/** Effects of engraver, press and powder are the same on both faces; the rest is drawn for each. */
function departFace(seed: string, design: TabletDesign, departure: Departure): TabletDesign {
  const owner = (kind: string): string => (OF_EACH_FACE.has(kind) ? design.face : 'tablet');
  return depart(design, departure, (kind) => new Random(`${seed}/${owner(kind)}/${kind}`));
}

function viewFace(seed: string, design: TabletDesign, sittings: 1 | 2, world: World): FaceView {
  const sitting = sittings === 1 ? 'sitting' : `sitting ${design.face}`;
  const camera = drawCamera(seed, design.face, sitting, SIZE_DEVIATION[sittings]);
  const radiusPx = camera.focalPx / Math.hypot(...camera.position);
  const side = Math.round(Math.min(300, Math.max(72, radiusPx * 2.1)));
  const relief = drawRelief(design, side, new Random(`${seed}/relief ${design.face}`));
  const turn = new Random(`${seed}/turn ${design.face}`).range(0, 2 * Math.PI);
  const tablet = new TabletSolid(design, relief, [0, 0, design.halfThickness * design.size], [0, 0, 1], turn);
  const fingers = drawFingers(camera, [tablet], new Random(`${seed}/fingers ${design.face}`));
  return {
    scene: {
      kind: 'single',
      camera,
      ground: drawGround(new Random(`${seed}/ground ${sitting}`), world.grounds),
      lighting: drawLighting(new Random(`${seed}/light ${sitting}`), scale(camera.forward, -1)),
      tablets: [tablet],
      distractors: fingers.map((solid) => ({ what: 'finger', solid })),
      film: drawFilm(new Random(`${seed}/film ${sitting}`)),
    },
    phoneSeed: `${seed}/phone ${setsAnew(seed) ? design.face : sitting}`,
  };
}

/** Half of the phones choose exposure, white balance and sharpening again for the second photo of a sitting. */
function setsAnew(seed: string): boolean {
  return new Random(`${seed}/sets anew`).chance(0.5);
}

/** The tablet alone, large, near the centre; each photo at a separate position. */
function drawCamera(seed: string, face: string, sitting: string, sizeDeviation: number): Camera {
  const phone = new Random(`${seed}/camera ${sitting}`);
  const hand = new Random(`${seed}/camera of ${face}`);
  const long = Math.round(phone.logRange(260, 460));
  const short = Math.round(long * phone.pick([0.75, 0.75, 1]));
  const meant = new Random(`${seed}/share`).logRange(0.27, 0.5);
  const share = Math.min(0.6, Math.max(0.2, meant * hand.factor(sizeDeviation)));
  const distance = phone.logRange(6, 25);
  return new Camera({
    width: long,
    height: short,
    focalPx: (distance * share * long) / 2,
    target: [hand.normal(0.12), hand.normal(0.12), 0.25],
    distance,
    tilt: Math.min(0.8, Math.abs(hand.normal(0.36))),
    azimuth: hand.range(0, 2 * Math.PI),
    roll: hand.range(0, 2 * Math.PI),
  });
}
