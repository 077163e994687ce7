import type { TabletFinding } from '../../core/examination.ts';
import { useWords } from '../words.ts';
import { Shape } from './verdict-shape.tsx';

interface OutlinesProps {
  /** Pixels of the upright photo. */
  readonly width: number;
  readonly height: number;
  readonly tablets: readonly TabletFinding[];
}

/**
 * The outlines of a photo's tablets with their numbers and verdicts, drawn over its picture. Hidden from screen
 * readers: the list below says the same.
 */
export function Outlines({ width, height, tablets }: OutlinesProps) {
  return (
    <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {tablets.map((tablet, i) => (
        <Mark key={`${tablet.ellipse.cx} ${tablet.ellipse.cy}`} tablet={tablet} number={i + 1} {...{ width, height }} />
      ))}
    </svg>
  );
}

function Mark({
  tablet,
  number,
  width,
  height,
}: Omit<OutlinesProps, 'tablets'> & { tablet: TabletFinding; number: number }) {
  const say = useWords();
  const { cx, cy, rx, ry, angle } = tablet.ellipse;
  const { word, wordSize, wordX, x, top, bottom, unit } = placeMark(
    tablet,
    say(`headline_${tablet.verdict}`),
    width,
    height,
  );
  const rim = { cx, cy, rx, ry, transform: `rotate(${angle} ${cx} ${cy})` };
  return (
    <g class={tablet.verdict}>
      <ellipse class="outline-rim" {...rim} />
      <ellipse class="outline" {...rim} />
      <Shape verdict={tablet.verdict} x={x} y={top} size={2.2 * unit} />
      <text x={x} y={top} font-size={2.6 * unit}>
        {number}
      </text>
      <text x={wordX} y={bottom} font-size={wordSize}>
        {word}
      </text>
    </g>
  );
}

/** Position of a mark's shape and word: at the tablet, within the photo, just large enough to read. */
export function placeMark({ ellipse: { cx, cy, rx, ry } }: TabletFinding, word: string, width: number, height: number) {
  const unit = Math.max(width, height) / 100;
  const wordSize = clamp((2 * rx) / (0.55 * word.length), 1.8 * unit, 4 * unit);
  const halfWord = 0.32 * wordSize * word.length;
  return {
    word,
    unit,
    wordSize,
    x: clamp(cx, 2.5 * unit, width - 2.5 * unit),
    wordX: clamp(cx, halfWord, Math.max(halfWord, width - halfWord)),
    top: clamp(cy - ry, 2.5 * unit, height),
    bottom: clamp(cy + ry + wordSize, 0, height - wordSize),
  };
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(Math.max(value, min), max);
}
