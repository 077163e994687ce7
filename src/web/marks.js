// @ts-check
import { svg } from './elements.js';
import { say } from './say.js';

/**
 * @typedef {import('../core/examination.ts').Verdict} Verdict
 * @typedef {import('../core/examination.ts').TabletFinding} TabletFinding
 */

/**
 * One shape a verdict, so that none is told by its colour alone. Corners in a square from -1 to 1; a circle has none.
 *
 * @type {Readonly<Record<Verdict, string>>}
 */
const SHAPES = {
  likely_counterfeit: '0,-1.15 1.15,0.85 -1.15,0.85',
  inconclusive: '0,-1.15 1.15,0 0,1.15 -1.15,0',
  no_difference_seen: '-0.9,-0.9 0.9,-0.9 0.9,0.9 -0.9,0.9',
  other_imprint: '-0.55,-1 0.55,-1 1.1,0 0.55,1 -0.55,1 -1.1,0',
  cannot_assess: '',
};

/**
 * The verdict's shape around `x`, `y`.
 *
 * @param {Verdict} verdict
 * @param {number} x
 * @param {number} y
 * @param {number} size half of its width
 */
function shape(verdict, x, y, size) {
  const transform = `translate(${x} ${y}) scale(${size})`;
  const points = SHAPES[verdict];
  return points === ''
    ? svg('circle', { class: 'shape', r: 1, transform })
    : svg('polygon', { class: 'shape', points, transform });
}

/**
 * The verdict's shape as a small picture of its own, for a heading that says the verdict in words.
 *
 * @param {Verdict} verdict
 */
export function icon(verdict) {
  return svg('svg', { viewBox: '-1.3 -1.3 2.6 2.6', 'aria-hidden': 'true' }, { children: [shape(verdict, 0, 0, 1)] });
}

/**
 * The outlines of a photo's tablets with their numbers and verdicts, to be laid over the picture of it. Hidden from
 * screen readers: the list below says the same.
 *
 * @param {{ width: number, height: number, tablets: readonly TabletFinding[] }} photo pixels of the upright photo
 */
export function overlay({ width, height, tablets }) {
  const unit = Math.max(width, height) / 100;
  const children = tablets.map((tablet, index) => mark(tablet, index + 1, { width, height, unit }));
  return svg('svg', { viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true' }, { children });
}

/**
 * @param {TabletFinding} tablet
 * @param {number} number
 * @param {{ width: number, height: number, unit: number }} photo
 */
function mark({ ellipse, verdict }, number, { width, height, unit }) {
  const { cx, cy, rx, ry, angle } = ellipse;
  const rim = { cx, cy, rx, ry, transform: `rotate(${angle} ${cx} ${cy})` };
  const word = say(`headline_${verdict}`);
  // The word is about as wide as the tablet, within what can be read and what leaves the picture free.
  const wordSize = clamp((2 * rx) / (0.55 * word.length), 1.8 * unit, 4 * unit);
  const top = clamp(cy - ry, 2.5 * unit, height);
  const bottom = clamp(cy + ry + wordSize, 0, height - wordSize);
  const x = clamp(cx, 2.5 * unit, width - 2.5 * unit);
  const children = [
    svg('ellipse', { class: 'outline-rim', ...rim }),
    svg('ellipse', { class: 'outline', ...rim }),
    shape(verdict, x, top, 2.2 * unit),
    svg('text', { x, y: top, 'font-size': 2.6 * unit }, { text: String(number) }),
    svg('text', { x, y: bottom, 'font-size': wordSize }, { text: word }),
  ];
  return svg('g', { class: verdict }, { children });
}

/**
 * @param {number} value
 * @param {number} min
 * @param {number} max
 */
function clamp(value, min, max) {
  return Math.min(Math.max(value, min), max);
}
