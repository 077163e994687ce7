import type { Heading, Picture } from '../document.ts';
import {
  addText,
  asArtifact,
  BAR,
  BODY,
  bottomOf,
  drawable,
  ensureRoom,
  heightOf,
  MARGINS,
  SHADE,
  type Sheet,
  STRONG,
  type Style,
  widthOf,
} from './sheet.ts';

const HEADINGS: Readonly<Record<Heading['level'], Style & { readonly above: number }>> = {
  1: { font: 'bold', size: 20, above: 0 },
  2: { font: 'bold', size: 14, above: 14 },
  3: { font: 'bold', size: 11.5, above: 10 },
  4: { font: 'bold', size: 10, above: 6 },
};
/** What must follow a heading on its page: a few lines. */
const KEEP = 70;
const GAP = 4;

/** A heading, on the page of what follows it, and its bookmark. */
export function drawHeading(sheet: Sheet, { level, text }: Heading, keep: number = KEEP): void {
  const { pdf, root } = sheet;
  const style = HEADINGS[level];
  const width = widthOf(sheet);
  ensureRoom(sheet, style.above + heightOf(sheet, text, style, width) + keep);
  const y = pdf.y === MARGINS.top ? pdf.y : pdf.y + style.above;
  addText(sheet, root, { tag: `H${level}`, text, style, x: MARGINS.left, y, width });
  pdf.y += GAP;
  if (level > 1 && level < 4) addBookmark(sheet, level, text);
}

/** Height that a heading of this level takes. */
export function headingHeight(sheet: Sheet, level: Heading['level'], text: string): number {
  return HEADINGS[level].above + heightOf(sheet, text, HEADINGS[level], widthOf(sheet)) + GAP;
}

function addBookmark(sheet: Sheet, level: number, text: string): void {
  const depth = level - 2;
  const parent = sheet.outlines[depth] ?? sheet.pdf.outline;
  const item = parent.addItem(drawable(sheet, text).text);
  sheet.outlines = [...sheet.outlines.slice(0, depth + 1), item];
}

export function drawParagraph(sheet: Sheet, text: string): void {
  ensureRoom(sheet, 2 * BODY.size);
  addText(sheet, sheet.root, {
    tag: 'P',
    text,
    style: BODY,
    x: MARGINS.left,
    y: sheet.pdf.y,
    width: widthOf(sheet),
  });
  sheet.pdf.y += GAP;
}

const NOTICE_PADDING = 8;

/** Lines that must not be overlooked: strong, on a shade, with a bar at their side. */
export function drawNotice(sheet: Sheet, lines: readonly string[]): void {
  const { pdf, root } = sheet;
  const width = widthOf(sheet) - 2 * NOTICE_PADDING;
  const heights = lines.map((line) => heightOf(sheet, line, STRONG, width) + GAP);
  const height = heights.reduce((sum, one) => sum + one, 0) + 2 * NOTICE_PADDING - GAP;
  ensureRoom(sheet, height);
  const top = pdf.y + GAP;
  asArtifact(sheet, () => {
    pdf.rect(MARGINS.left, top, widthOf(sheet), height).fill(SHADE);
    pdf.rect(MARGINS.left, top, 3, height).fill(BAR);
  });
  let y = top + NOTICE_PADDING;
  for (const [i, text] of lines.entries()) {
    addText(sheet, root, { tag: 'P', text, style: STRONG, x: MARGINS.left + NOTICE_PADDING, y, width });
    y += heights[i] ?? 0;
  }
  pdf.y = top + height + 2 * GAP;
}

const INDENT = 14;

export function drawList(sheet: Sheet, items: readonly string[]): void {
  const { pdf, root } = sheet;
  const list = pdf.struct('L');
  root.add(list);
  for (const text of items) {
    const width = widthOf(sheet) - INDENT;
    ensureRoom(sheet, Math.min(heightOf(sheet, text, BODY, width), bottomOf(sheet) - MARGINS.top));
    const item = pdf.struct('LI');
    list.add(item);
    const { y } = pdf;
    addText(sheet, item, { tag: 'Lbl', text: '•', style: BODY, x: MARGINS.left + 4, y, width: INDENT });
    addText(sheet, item, { tag: 'LBody', text, style: BODY, x: MARGINS.left + INDENT, y, width });
    item.end();
    pdf.y += 2;
  }
  list.end();
  pdf.y += GAP;
}

/** Points a pixel at most: a small photo is not blown up. */
const MAX_SCALE = 0.75;
/** So that two photos fit on a page. */
const MAX_HEIGHT = 340;
/** A photo is made smaller by so much at most to stay on the page of its heading. */
const MIN_SHRINK = 0.6;

export function drawFigure(sheet: Sheet, picture: Picture): void {
  const image = openImage(sheet, picture);
  const largest = Math.min(widthOf(sheet) / image.width, MAX_HEIGHT / image.height, MAX_SCALE);
  ensureRoom(sheet, largest * MIN_SHRINK * image.height + 3 * GAP);
  // After that: on a new page nothing makes it smaller.
  const room = bottomOf(sheet) - sheet.pdf.y - 3 * GAP;
  const scale = Math.min(largest, room / image.height);
  const [width, height] = [image.width * scale, image.height * scale];
  const top = sheet.pdf.y + GAP;
  addImage(sheet, { picture, image, x: MARGINS.left, y: top, width, height });
  sheet.pdf.y = top + height + 2 * GAP;
}

interface OpenedImage {
  readonly width: number;
  readonly height: number;
}

export function openImage({ pdf }: Sheet, { jpeg }: Picture): OpenedImage {
  // The types lack it.
  return (pdf as unknown as { openImage(source: Buffer): OpenedImage }).openImage(Buffer.from(jpeg, 'base64'));
}

interface PlacedImage {
  readonly picture: Picture;
  readonly image: OpenedImage;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A figure with its description, at a place. */
export function addImage(sheet: Sheet, { picture, image, x, y, width, height }: PlacedImage): void {
  const { pdf, root } = sheet;
  const options = { alt: picture.alt, bbox: [x, y, x + width, y + height], placement: 'Block' };
  const figure = pdf.struct('Figure', options as never, () => {
    pdf.image(image as never, x, y, { width, height });
  });
  root.add(figure);
  figure.end();
}
