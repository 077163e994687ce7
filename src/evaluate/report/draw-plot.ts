import { type PlotOptions, plot } from '@observablehq/plot';
import { parseHTML } from 'linkedom';

const { document } = parseHTML('<!doctype html><html lang="en"><body></body></html>');

/** Colours by meaning, as in report.css for light and dark pages; blue and orange differ for every reader. */
export const COLOUR = {
  counterfeit: 'var(--counterfeit)',
  reference: 'var(--reference)',
  ink: 'var(--ink)',
  muted: 'var(--muted)',
} as const;

/** Space around a square plot for its labels, pixels. */
const SQUARE = { width: 460, height: 420, marginLeft: 56, marginBottom: 44, marginTop: 28, marginRight: 24 } as const;

/**
 * A plot as SVG text. `description` is for screen readers. Observable Plot requires a browser's document; linkedom's
 * suffices, so no browser is needed.
 */
export function drawPlot(description: string, options: PlotOptions): string {
  const drawn: Drawn = plot({
    ...SQUARE,
    ariaLabel: description,
    ...options,
    document: document as unknown as NonNullable<PlotOptions['document']>,
  });
  // The same rules in every plot; report.css styles them.
  drawn.querySelector('style')?.remove();
  return drawn.outerHTML;
}

/** The needed part of an element. Plot's own types refer to the DOM, which a Node program has no types for. */
interface Drawn {
  readonly outerHTML: string;
  querySelector(selector: string): { remove(): void } | null;
}
