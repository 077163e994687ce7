import { type PlotOptions, plot } from '@observablehq/plot';
import { parseHTML } from 'linkedom';

const { document } = parseHTML('<!doctype html><html lang="en"><body></body></html>');

/** Colours by what they stand for, as report.css has them for a light and a dark page; blue and orange differ for every eye. */
export const COLOUR = {
  counterfeit: 'var(--counterfeit)',
  reference: 'var(--reference)',
  ink: 'var(--ink)',
  muted: 'var(--muted)',
} as const;

/** Room around a square plot for its labels, pixels. */
const SQUARE = { width: 460, height: 420, marginLeft: 56, marginBottom: 44, marginTop: 28, marginRight: 24 } as const;

/**
 * A plot as an SVG element in text. `description` is what those hear who cannot see it. Observable Plot asks for a
 * browser's document; linkedom's does, so that no browser is needed.
 */
export function drawPlot(description: string, options: PlotOptions): string {
  const drawn: Drawn = plot({
    ...SQUARE,
    ariaLabel: description,
    ...options,
    document: document as unknown as NonNullable<PlotOptions['document']>,
  });
  // The same rules in every plot; report.css has what they do.
  drawn.querySelector('style')?.remove();
  return drawn.outerHTML;
}

/** What is needed of an element. Plot's own types speak of the DOM, which a Node program has no types for. */
interface Drawn {
  readonly outerHTML: string;
  querySelector(selector: string): { remove(): void } | null;
}
