import { separateLooks } from '../../../core/exhibit/separate-looks.ts';
import type { SourceSettings } from '../../../core/exhibit-settings.ts';
import { M30_FACES } from '../../../core/labels.ts';
import { dividingPart, placeAmongSources } from '../../../core/press/source-look.ts';
import type { Random } from '../../simulate/random.ts';
import { fitPressSpace } from '../presses/fit-press-space.ts';
import { type DrawnExhibit, drawExhibits } from './draw-exhibits.ts';
import { bySource, grouped, type SourceTablet } from './exhibit-tablets.ts';
import { separationLimit } from './separation-limits.ts';

/** More axes divide the simulated photos of two sources no better. */
const AXES = 3;
/** Size of the exhibits that are photos as they are. */
const WHOLE = 0;
/** The exhibits of a lot are divided in spaces fitted on the lots of the other parts. */
const PARTS = 5;

/**
 * How the looks of these tablets divide sources, lots of the product and presses alike; undefined without looks. The
 * limit is that of exhibits whose lots were not used for the axes: of photos as they are and of drawn ones, the stricter.
 */
export function fitSources(tablets: readonly SourceTablet[], random: Random): SourceSettings | undefined {
  const looked = tablets.filter(hasLook);
  if (looked.length === 0) return undefined;
  const lots = [...new Set(looked.map(({ lot }) => lot))];
  const partOf = new Map(lots.map((lot, i) => [lot, i % PARTS]));
  const held = Array.from({ length: Math.min(PARTS, lots.length) }, (_, part) => part).flatMap((part) => {
    const spaces = fitSourceSpaces(looked.filter(({ lot }) => partOf.get(lot) !== part));
    const placed = looked
      .filter(({ lot }) => partOf.get(lot) === part)
      .map((tablet) => ({ ...tablet, sourceLook: placeAmongSources(tablet.pressLook, spaces[tablet.face]) }));
    return [...wholePhotos(placed), ...drawExhibits(placed, random)].map(({ tablets: some, ...exhibit }) => ({
      ...exhibit,
      value: separateLooks(some, spaces).value,
    }));
  });
  const [whole, drawn] = [true, false].map((wanted) => held.filter(({ size }) => (size === WHOLE) === wanted));
  return { spaces: fitSourceSpaces(looked), limit: Math.max(separationLimit(whole!), separationLimit(drawn!)) };
}

/** The tablets of one source in each photo that shows no other, as one exhibit. */
function wholePhotos<Tablet extends SourceTablet>(tablets: readonly Tablet[]): DrawnExhibit<Tablet>[] {
  return grouped(tablets, ({ photo }) => photo)
    .filter((some) => some.length > 1 && bySource(some).length === 1)
    .map((some) => {
      const { counterfeit, severity, lot } = some[0]!;
      return { tablets: some, counterfeit, severity, lot, size: WHOLE };
    });
}

/** The place of a tablet's look by these settings; none without a look. */
export function placeBy(
  sources: SourceSettings | undefined,
  { face, pressLook }: Pick<SourceTablet, 'face' | 'pressLook'>,
): readonly number[] | undefined {
  return sources && pressLook && placeAmongSources(pressLook, sources.spaces[face]);
}

type WithLook = SourceTablet & Required<Pick<SourceTablet, 'pressLook'>>;

function hasLook(tablet: SourceTablet): tablet is WithLook {
  return tablet.pressLook !== undefined;
}

/** The space of each face, from the tablets that have a look. */
export function fitSourceSpaces(tablets: readonly SourceTablet[]): SourceSettings['spaces'] {
  const looked = tablets.filter(hasLook);
  const [M, thirty] = M30_FACES.map((face) =>
    fitPressSpace(
      looked
        .filter((tablet) => tablet.face === face)
        .map(({ source, photo, pressLook }) => ({ press: source, photo, look: dividingPart(pressLook) })),
      { axes: AXES, compared: 'in one photo' },
    ),
  );
  return { M: M!, '30': thirty! };
}
