import { M30_FACES } from '../../../core/labels.ts';
import { Random } from '../random.ts';
import { type Departure, depart, drawDeparture } from '../tablet/defects.ts';
import { designReference, drawLot, type TabletDesign } from '../tablet/tablet.ts';
import { drawScene, lotShare, type Scene, type World } from './scene.ts';

/** What the tablets of a photo are. `press` and `otherPress` are two counterfeiters who copy the same lot. */
type Content = readonly ('lot' | 'press' | 'otherPress')[];

/** A photo of tablets of one source, or of two, before the phone takes it. */
export interface ExhibitPhoto {
  readonly name: string;
  readonly scene: Scene;
}

interface PhotoPlan {
  readonly content: Content;
  /** At least so many tablets. */
  readonly fewest: number;
}

/**
 * The photos of one lot: two of the lot and of one counterfeiter, one of them with many tablets, so that photos of one
 * source can be combined to large exhibits.
 */
const PHOTOS: Readonly<Record<string, PhotoPlan>> = {
  'lot-0': { content: ['lot'], fewest: 1 },
  'lot-1': { content: ['lot'], fewest: 18 },
  'press-0': { content: ['press'], fewest: 1 },
  'press-1': { content: ['press'], fewest: 18 },
  'other-press': { content: ['otherPress'], fewest: 1 },
};
const MIXED: Readonly<Record<string, PhotoPlan>> = {
  'lot-and-press': { content: ['lot', 'press'], fewest: 4 },
  'two-presses': { content: ['press', 'otherPress'], fewest: 4 },
};

const MOST_TABLETS = 30;
/** Share of the photo that the tablets cover if all of them find room. */
const COVERED_SHARE = 0.35;
/** Defects that each face of a press has for itself, and those that each tablet has for itself. */
const OF_EACH_FACE = new Set(['offcentre', 'warp']);
const OF_EACH_TABLET = new Set(['edge']);

/**
 * Photos of 1 to 30 tablets of one lot of the product, and of two counterfeiters who copy it: of one source, and mixed.
 * All tablets of a press share its departure from the lot, but have the spreads of single tablets.
 */
export function drawExhibitPhotos(seed: string, world: World): ExhibitPhoto[] {
  const lot = drawLot(new Random(`${seed}/lot`), `lot-${seed}`, lotShare(world, new Random(`${seed}/lot share`)));
  const mixed = new Random(`${seed}/mixed`).pick(Object.keys(MIXED));
  const departures = {
    press: drawDeparture(new Random(`${seed}/press`)),
    otherPress: drawDeparture(new Random(`${seed}/otherPress`)),
  };
  return Object.entries({ ...PHOTOS, [mixed]: MIXED[mixed]! }).map(([name, { content, fewest }]) => {
    const random = new Random(`${seed}/${name}`);
    const wanted = Math.min(MOST_TABLETS, Math.floor(random.logRange(fewest, MOST_TABLETS + 1)));
    const share = new Random(`${seed}/${name}/share`).range(0.15, 0.5);
    const draw = (draws: Random): TabletDesign => {
      const of = content.length > 1 && draws.chance(share) ? content[1]! : content[0]!;
      const design = designReference(draws, lot, draws.pick(M30_FACES));
      return of === 'lot' ? design : pressed(design, departures[of], `${seed}/${of}`, draws);
    };
    const scene = drawScene(random.fork('scene'), world, {
      kind: wanted === 1 ? 'single' : wanted >= 8 && random.chance(0.3) ? 'pile' : 'few',
      radiusShare: Math.min(0.3, Math.sqrt((COVERED_SHARE * 0.75) / (Math.PI * wanted)) * random.range(0.6, 1)),
      tablets: { wanted, draw },
    });
    return { name, scene };
  });
}

/** A tablet of a press: what its die and its powder do is the same for all, what crumbles is its own. */
function pressed(design: TabletDesign, departure: Departure, press: string, tablet: Random): TabletDesign {
  return depart(design, departure, (kind) => {
    if (OF_EACH_TABLET.has(kind)) return tablet;
    return new Random(`${press}/${OF_EACH_FACE.has(kind) ? design.face : 'both'}/${kind}`);
  });
}
