import { dot, text } from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { COLOUR, drawPlot } from './draw-plot.ts';

const draw = () =>
  drawPlot('Three "dots"', { marks: [dot([1, 2, 3], { x: (v: number) => v, fill: COLOUR.counterfeit })] });

test('is one SVG in text, with a description and the colours of the page', () => {
  const svg = draw();
  expect(svg).toMatch(/^<svg [^>]*aria-label="Three &quot;dots&quot;"/);
  expect(svg).toMatch(/<\/svg>$/);
  expect(svg.match(/<circle/g)).toHaveLength(3);
  expect(svg).toContain('fill="var(--counterfeit)"');
});

test('contains no style, script or address, and is the same every time', () => {
  expect(draw().match(/<style|<script|https?:|url\(/)).toBeNull();
  expect(draw()).toBe(draw());
});

test('a name cannot become markup', () => {
  const name = '"><script>alert(1)</script>&';
  const { document } = parseHTML(`<body>${drawPlot(name, { marks: [text([name])] })}</body>`);
  expect(document.querySelector('script')).toBeNull();
  expect(document.querySelector('svg')?.getAttribute('aria-label')).toBe(name);
  expect(document.querySelector('g[aria-label="text"]')?.textContent).toBe(name);
});
