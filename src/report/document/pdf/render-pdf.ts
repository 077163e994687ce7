import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';
import { say } from '../../../core/words/say.ts';
import type { Block, ReportDocument } from '../document.ts';
import { drawEntry } from './draw-entry.ts';
import { drawFacts, drawTable } from './draw-tables.ts';
import { drawFigure, drawHeading, drawList, drawNotice, drawParagraph } from './draw-text.ts';
import { addFooters } from './footers.ts';
import { MARGINS, type Sheet } from './sheet.ts';

const fontFile = (name: string) => fileURLToPath(new URL(`fonts/NotoSans-${name}.ttf`, import.meta.url));

/** The date of a file about something without one: it must not be that of the clock. */
const NO_DATE = new Date(0);

/**
 * A report as a tagged PDF on A4 pages, identified as PDF/UA-1. The same document gives the same bytes with the same
 * version of Node, whose zlib compresses them. Only pages in progress and the text of all pages stay in memory.
 */
export async function* renderPdf(report: ReportDocument): AsyncGenerator<Uint8Array, void, undefined> {
  const pdf = new PDFDocument({
    size: 'A4',
    margins: MARGINS,
    pdfVersion: '1.7',
    // The types do not know it yet.
    subset: 'PDF/UA' as PDFKit.Mixins.PDFSubsets,
    tagged: true,
    displayTitle: true,
    lang: report.language,
    // The footers say how many pages there are.
    bufferPages: true,
    font: fontFile('Regular'),
    info: {
      Title: withoutMarkup(report.title),
      Producer: 'Telltale, PDFKit',
      Creator: 'Telltale',
      CreationDate: report.date === undefined ? NO_DATE : new Date(report.date),
    },
  });
  pdf.registerFont('regular', fontFile('Regular'));
  pdf.registerFont('bold', fontFile('Bold'));
  const drawing = draw(pdf, report).catch((error) => void pdf.destroy(error));
  yield* pdf;
  await drawing;
}

async function draw(pdf: PDFKit.PDFDocument, report: ReportDocument): Promise<void> {
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  const sheet: Sheet = { pdf, root, outlines: [pdf.outline], lacked: false };
  for await (const block of report.blocks) drawBlock(sheet, block);
  if (sheet.lacked) drawParagraph(sheet, say('report_missing_characters', report.language));
  root.end();
  addFooters(sheet, report);
  pdf.end();
}

const DRAWN: { readonly [Kind in Block['kind']]: (sheet: Sheet, block: Extract<Block, { kind: Kind }>) => void } = {
  heading: drawHeading,
  paragraph: (sheet, { text }) => drawParagraph(sheet, text),
  notice: (sheet, { lines }) => drawNotice(sheet, lines),
  list: (sheet, { items }) => drawList(sheet, items),
  facts: (sheet, { rows }) => drawFacts(sheet, rows),
  table: drawTable,
  figure: (sheet, { picture }) => drawFigure(sheet, picture),
  entry: drawEntry,
};

function drawBlock(sheet: Sheet, block: Block): void {
  const draw = DRAWN[block.kind] as (sheet: Sheet, block: Block) => void;
  draw(sheet, block);
}

/** The library writes the title into XML as it is. */
function withoutMarkup(title: string): string {
  return title.replace(/[&<>]/g, ' ');
}
