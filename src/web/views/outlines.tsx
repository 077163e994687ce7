import type { TabletFinding } from '../../core/examination.ts';
import { NUMBER_FONT, placeNumbers } from '../../core/imaging/place-numbers.ts';
import { tabletAt } from '../tablet-at.ts';

interface OutlinesProps {
  /** Pixels of the upright photo. */
  readonly width: number;
  readonly height: number;
  readonly tablets: readonly TabletFinding[];
  onOpen(number: number): void;
}

/** More tablets than this have thinner rims. */
const CROWDED = 12;

/**
 * The outlines of a photo's tablets with their numbers, drawn over its picture; a tap on a tablet opens its result. Hidden
 * from screen readers and the keyboard: the tablets below it say and do the same.
 */
export function Outlines({ width, height, tablets, onOpen }: OutlinesProps) {
  const ellipses = tablets.map(({ ellipse }) => ellipse);
  const open = ({ currentTarget, clientX, clientY }: MouseEvent) => {
    const shown = (currentTarget as SVGSVGElement).getBoundingClientRect();
    const scale = width / shown.width;
    const number = tabletAt(ellipses, (clientX - shown.left) * scale, (clientY - shown.top) * scale);
    if (number !== undefined) onOpen(number);
  };
  return (
    <svg
      class={tablets.length > CROWDED ? 'crowded' : undefined}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
      onClick={open}
    >
      {tablets.map(({ verdict, ellipse: { cx, cy, rx, ry, angle } }) => {
        const rim = { cx, cy, rx, ry, transform: `rotate(${angle} ${cx} ${cy})` };
        return (
          <g key={`${cx} ${cy}`} class={verdict}>
            <ellipse class="outline-rim" {...rim} />
            <ellipse class="outline" {...rim} />
          </g>
        );
      })}
      {placeNumbers(ellipses, width, height).map(({ number, x, y, size }) => (
        <text key={number} {...{ x, y }} font-size={NUMBER_FONT * size}>
          {number}
        </text>
      ))}
    </svg>
  );
}
