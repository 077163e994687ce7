import { drawableText } from './drawable-text.ts';

/** Points. The footer lies in the lower margin. */
export const MARGINS = { top: 48, bottom: 64, left: 50, right: 50 } as const;

/** None is green. */
export const INK = '#1c1d1f';
export const RULE = '#b9b4a8';
export const SHADE = '#eceae4';
export const BAR = '#a8121d';

export const BODY_PT = 9.5;
export const SMALL_PT = 8;

/** The PDF in progress. */
export interface Sheet {
  readonly pdf: PDFKit.PDFDocument;
  /** All content, in reading order. */
  readonly root: PDFKit.PDFStructureElement;
  /** The bookmarks to which those of each level belong; the first one holds all. */
  outlines: PDFKit.PDFOutline[];
  /** Whether the fonts lacked a character so far. */
  lacked: boolean;
}

export interface Style {
  readonly font: 'regular' | 'bold';
  readonly size: number;
}

export const BODY: Style = { font: 'regular', size: BODY_PT };
export const STRONG: Style = { font: 'bold', size: BODY_PT };
export const CELL: Style = { font: 'regular', size: SMALL_PT };
export const CELL_HEAD: Style = { font: 'bold', size: SMALL_PT };

export function widthOf({ pdf }: Sheet): number {
  return pdf.page.width - MARGINS.left - MARGINS.right;
}

export function bottomOf({ pdf }: Sheet): number {
  return pdf.page.height - MARGINS.bottom;
}

/** Starts a new page if less than `height` is left on this one. */
export function ensureRoom(sheet: Sheet, height: number): void {
  if (sheet.pdf.y + height > bottomOf(sheet)) sheet.pdf.addPage();
}

/** Text as the fonts can draw it, and how a screen reader gets it where that differs. */
export function drawable(sheet: Sheet, text: string): { readonly text: string; readonly actual?: string } {
  const drawn = drawableText(text);
  if (drawn === text.normalize('NFC')) return { text: drawn };
  sheet.lacked = true;
  return { text: drawn, actual: text };
}

export function use({ pdf }: Sheet, { font, size }: Style): PDFKit.PDFDocument {
  return pdf.font(font).fontSize(size).fillColor(INK);
}

/** Height of the text in this style and width. */
export function heightOf(sheet: Sheet, text: string, style: Style, width: number): number {
  return use(sheet, style).heightOfString(drawableText(text), { width });
}

/** Draws what is no content: lines and backgrounds, which a screen reader passes over. */
export function asArtifact({ pdf }: Sheet, draw: () => void): void {
  pdf.markContent('Artifact', { type: 'Layout' });
  pdf.save();
  draw();
  pdf.restore();
  pdf.endMarkedContent();
}

type Tag = Parameters<PDFKit.PDFDocument['struct']>[0];

/**
 * Adds an element with a text at a place to its parent. The text may go on over pages; afterwards `pdf.y` is below it.
 */
export function addText(
  sheet: Sheet,
  parent: PDFKit.PDFStructureElement,
  { tag, text, style, x, y, width, scope }: PlacedText,
): void {
  const { pdf } = sheet;
  const { text: drawn, actual } = drawable(sheet, text);
  const options = { ...(actual === undefined ? {} : { actual }), ...(scope === undefined ? {} : { scope }) };
  const element = pdf.struct(tag, options as never, () => {
    use(sheet, style).text(drawn, x, y, { width });
  });
  parent.add(element);
  element.end();
}

export interface PlacedText {
  readonly tag: Tag;
  readonly text: string;
  readonly style: Style;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Of a header cell. */
  readonly scope?: 'Row' | 'Column';
}
