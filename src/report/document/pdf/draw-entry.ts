import type { Entry } from '../document.ts';
import { addImage, drawHeading, headingHeight, openImage } from './draw-text.ts';
import { addText, BODY, ensureRoom, heightOf, MARGINS, type Sheet, widthOf } from './sheet.ts';

/** Side of the picture, points. */
const SIDE = 92;
const GUTTER = 12;
const GAP = 2;

/** A tablet on one page: its picture at the left, its lines beside it. */
export function drawEntry(sheet: Sheet, { heading, picture, lines }: Entry): void {
  const { pdf, root } = sheet;
  const indent = picture === undefined ? 0 : SIDE + GUTTER;
  const width = widthOf(sheet) - indent;
  const heights = lines.map((line) => heightOf(sheet, line, BODY, width) + GAP);
  const body = Math.max(
    heights.reduce((sum, one) => sum + one, 0),
    picture === undefined ? 0 : SIDE + GAP,
  );
  ensureRoom(sheet, headingHeight(sheet, 4, heading) + body);
  drawHeading(sheet, { kind: 'heading', level: 4, text: heading }, 0);
  const top = pdf.y;
  if (picture !== undefined) {
    const image = openImage(sheet, picture);
    addImage(sheet, { picture, image, x: MARGINS.left, y: top + GAP, width: SIDE, height: SIDE });
  }
  let y = top;
  for (const [i, text] of lines.entries()) {
    addText(sheet, root, { tag: 'P', text, style: BODY, x: MARGINS.left + indent, y, width });
    y += heights[i] ?? 0;
  }
  pdf.y = top + body + GAP;
}
