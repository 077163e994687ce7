import type { Random } from '../../simulate/random.ts';
import { bySource, grouped, type SourceTablet } from './exhibit-tablets.ts';

/** Tablets of one source, as one exhibit. */
export interface DrawnExhibit<Tablet extends SourceTablet = SourceTablet> {
  readonly tablets: readonly Tablet[];
  readonly counterfeit: boolean;
  readonly severity: number;
  readonly lot: string;
  /** The size for which it was drawn: exhibits of one size are weighed together. */
  readonly size: number;
}

/** Numbers of tablets; one alone keeps its own answer and needs no calibration. */
export const EXHIBIT_SIZES = [2, 3, 5, 10, 20, 50, 100] as const;
/** Exhibits of each size that are drawn from each source that has so many tablets. */
const DRAWS = 4;

/** Exhibits of every size from every source, half from as few photos as hold so many tablets, half from any. */
export function drawExhibits<Tablet extends SourceTablet>(
  tablets: readonly Tablet[],
  random: Random,
  sizes: readonly number[] = EXHIBIT_SIZES,
): DrawnExhibit<Tablet>[] {
  return bySource(tablets).flatMap((source) => {
    const { counterfeit, severity, lot } = source[0]!;
    return sizes
      .filter((size) => size <= source.length)
      .flatMap((size) =>
        Array.from({ length: DRAWS }, (_, i) => {
          const drawn = i % 2 === 0 ? fromFewPhotos(source, size, random) : random.sample(source, size);
          return { tablets: drawn, counterfeit, severity, lot, size };
        }),
      );
  });
}

function fromFewPhotos<Tablet extends SourceTablet>(source: readonly Tablet[], size: number, random: Random): Tablet[] {
  const photos = grouped(source, ({ photo }) => photo);
  const shuffled = random.sample(photos, photos.length).flatMap((photo) => random.sample(photo, photo.length));
  return shuffled.slice(0, size);
}

/** Without the sizes that one class has none of. */
export function inBothClasses<Exhibit extends DrawnExhibit>(exhibits: readonly Exhibit[]): Exhibit[] {
  return EXHIBIT_SIZES.flatMap((size) => {
    const some = exhibits.filter((exhibit) => exhibit.size === size);
    return new Set(some.map(({ counterfeit }) => counterfeit)).size === 2 ? some : [];
  });
}
