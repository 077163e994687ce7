import type { Facts, Table } from '../document.ts';
import {
  addText,
  asArtifact,
  BODY,
  CELL,
  CELL_HEAD,
  drawable,
  ensureRoom,
  heightOf,
  MARGINS,
  RULE,
  SHADE,
  type Sheet,
  STRONG,
  use,
  widthOf,
} from './sheet.ts';

const PADDING = 3;
/** Between a label and its value. */
const GUTTER = 9;
/** Share of the width that labels take. */
const LABELS = 0.28;

/** Labels with their values. A value may go on over pages. */
export function drawFacts(sheet: Sheet, rows: Facts['rows']): void {
  const { pdf, root } = sheet;
  const table = pdf.struct('Table');
  root.add(table);
  const left = MARGINS.left;
  const labelWidth = LABELS * widthOf(sheet);
  const valueWidth = widthOf(sheet) - labelWidth;
  for (const [label, value] of rows) {
    const labelHeight = heightOf(sheet, label, STRONG, labelWidth - GUTTER);
    const valueHeight = heightOf(sheet, value, BODY, valueWidth);
    // A value of many lines starts where a few of them fit.
    ensureRoom(sheet, Math.max(labelHeight, Math.min(valueHeight, 4 * BODY.size)) + 2 * PADDING);
    rule(sheet);
    const row = pdf.struct('TR');
    table.add(row);
    const y = pdf.y + PADDING;
    const labelled = { tag: 'TH', text: label, style: STRONG, scope: 'Row' } as const;
    addText(sheet, row, { ...labelled, x: left, y, width: labelWidth - GUTTER });
    const page = pdf.page;
    addText(sheet, row, { tag: 'TD', text: value, style: BODY, x: left + labelWidth, y, width: valueWidth });
    if (pdf.page === page) pdf.y = Math.max(pdf.y, y + labelHeight);
    row.end();
    pdf.y += PADDING;
  }
  table.end();
  pdf.y += 2 * PADDING;
}

/** A table of short cells. Its head is repeated at the top of every page. */
export function drawTable(sheet: Sheet, { head, rows, widths }: Table): void {
  const { pdf, root } = sheet;
  const total = widths.reduce((sum, width) => sum + width, 0);
  const columns = columnsOf(widths.map((width) => (width / total) * widthOf(sheet)));
  const heightOfRow = (cells: readonly string[], style: typeof CELL) =>
    Math.max(...cells.map((cell, i) => heightOf(sheet, cell, style, columns[i]?.width ?? 0))) + 2 * PADDING;
  const headHeight = heightOfRow(head, CELL_HEAD);
  const table = pdf.struct('Table');
  root.add(table);
  const addRow = (cells: readonly string[], height: number, isHead: boolean) => {
    if (!isHead) rule(sheet);
    else shade(sheet, headHeight);
    const row = pdf.struct('TR');
    table.add(row);
    const y = pdf.y + PADDING;
    for (const [i, text] of cells.entries()) {
      const { x = 0, width = 0 } = columns[i] ?? {};
      const header = isHead ? ({ tag: 'TH', scope: 'Column' } as const) : ({ tag: 'TH', scope: 'Row' } as const);
      const style = isHead ? CELL_HEAD : CELL;
      addText(sheet, row, { ...(isHead || i === 0 ? header : { tag: 'TD' as const }), text, style, x, y, width });
    }
    row.end();
    pdf.y = y - PADDING + height;
  };
  ensureRoom(sheet, headHeight + 3 * CELL.size);
  addRow(head, headHeight, true);
  for (const cells of rows) {
    const height = heightOfRow(cells, CELL);
    const page = pdf.page;
    ensureRoom(sheet, height);
    if (pdf.page !== page) repeatHead(sheet, head, columns, headHeight);
    addRow(cells, height, false);
  }
  table.end();
  rule(sheet);
  pdf.y += 2 * PADDING;
}

interface Column {
  readonly x: number;
  /** Of its text. */
  readonly width: number;
}

function columnsOf(widths: readonly number[]): Column[] {
  let x: number = MARGINS.left;
  return widths.map((width) => {
    const column = { x: x + PADDING, width: width - 2 * PADDING };
    x += width;
    return column;
  });
}

/** For the eye alone: a screen reader knows the headers of each cell. */
function repeatHead(sheet: Sheet, head: readonly string[], columns: readonly Column[], height: number): void {
  const { pdf } = sheet;
  shade(sheet, height);
  const y = pdf.y + PADDING;
  asArtifact(sheet, () => {
    for (const [i, text] of head.entries()) {
      const { x = 0, width = 0 } = columns[i] ?? {};
      use(sheet, CELL_HEAD).text(drawable(sheet, text).text, x, y, { width });
    }
  });
  pdf.y = y - PADDING + height;
}

function shade(sheet: Sheet, height: number): void {
  const { pdf } = sheet;
  const { y } = pdf;
  asArtifact(sheet, () => pdf.rect(MARGINS.left, y, widthOf(sheet), height).fill(SHADE));
}

function rule(sheet: Sheet): void {
  const { pdf } = sheet;
  const { y } = pdf;
  asArtifact(sheet, () => {
    pdf
      .lineWidth(0.5)
      .moveTo(MARGINS.left, y)
      .lineTo(MARGINS.left + widthOf(sheet), y)
      .stroke(RULE);
  });
}
