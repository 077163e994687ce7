import { Random } from '../random.ts';
import { Camera } from '../render/camera.ts';
import { drawFilm } from '../render/film.ts';
import { TabletSolid } from '../render/tablet-solid.ts';
import { makeCounterfeit, makeStudy } from '../tablet/defects.ts';
import { designOther } from '../tablet/others.ts';
import { drawRelief } from '../tablet/relief.ts';
import { designReference, drawLot, type TabletDesign } from '../tablet/tablet.ts';
import { scale } from '../vector.ts';
import { drawFingers } from './draw-fingers.ts';
import { drawGround } from './ground.ts';
import { drawLighting } from './light.ts';
import { lotShare, type Scene, type World } from './scene.ts';

/** Sides of a close-up in the tablet's radii: the surroundings in a crop, and slightly more. */
const SIDE_RADII = 3;

/**
 * Shares of the seeds that show a third tablet: another imprint or, if the world has them, a study (see defects.ts).
 */
const OTHER_SHARE = 0.35;
const STUDY_SHARE = 0.45;

/** A close-up's relief: about 1.2 texels a pixel, so that sharp photos show sharp strokes. */
const TEXELS_A_RADIUS = 2.4;
const MOST_TEXELS = 360;

/**
 * Scenes of one tablet, close up: a reference tablet and a counterfeit as a matched pair under the same light and
 * camera and on the same ground, sometimes also another imprint or a study. A pair differs by the counterfeit's defects
 * alone, so nothing else can be learned from it. Close-ups give far more tablets per second than whole photos. `press`
 * draws the lot and its counterfeiter's defects: seeds that share it show tablets of the same two presses in other
 * pictures.
 */
export function drawCloseUps(random: Random, press: Random, world: World): Scene[] {
  const camera = drawCamera(random.fork('camera'));
  const ground = drawGround(random.fork('ground'), world.grounds);
  const lighting = drawLighting(random.fork('light'), scale(camera.forward, -1));
  const designs = drawMatchedDesigns(random.fork('designs'), press, world);
  const film = drawFilm(random.fork('film'));

  const [turn, relief, tips] = [random.range(0, 2 * Math.PI), random.uniform(), random.uniform()];
  return designs.map((design) => {
    const radiusPx = camera.width / SIDE_RADII;
    const side = Math.round(Math.min(MOST_TEXELS, Math.max(96, radiusPx * TEXELS_A_RADIUS * design.size)));
    const drawn = drawRelief(design, side, random.fork(`relief ${relief}`));
    const tablet = new TabletSolid(design, drawn, [0, 0, design.halfThickness * design.size], [0, 0, 1], turn);
    // The same fingers for both tablets of the pair.
    const distractors = drawFingers(camera, [tablet], new Random(`fingers ${tips}`)).map((solid) => ({
      what: 'finger',
      solid,
    }));
    return { kind: 'single', camera, ground, lighting, tablets: [tablet], distractors, film };
  });
}

function drawMatchedDesigns(random: Random, press: Random, world: World): TabletDesign[] {
  const lot = drawLot(press, `lot-${press.integer(0, 1e9)}`, lotShare(world, press));
  const reference = designReference(random, lot, press.chance(0.5) ? 'M' : '30');
  const designs = [reference, makeCounterfeit(reference, press)];
  const third = random.uniform();
  if (third < OTHER_SHARE) designs.push(designOther(random));
  else if (world.studies && third < OTHER_SHARE + STUDY_SHARE) designs.push(makeStudy(reference, random));
  return designs;
}

function drawCamera(random: Random): Camera {
  const radiusPx = random.logRange(46, 112);
  const distance = random.logRange(6, 25);
  const side = Math.round(radiusPx * SIDE_RADII);
  return new Camera({
    width: side,
    height: side,
    focalPx: distance * radiusPx,
    target: [0, 0, 0.25],
    distance,
    tilt: Math.min(0.8, Math.abs(random.normal(0.36))),
    azimuth: random.range(0, 2 * Math.PI),
    roll: random.range(0, 2 * Math.PI),
  });
}
