import { say } from '../../../core/words/say.ts';
import type { ReportDocument } from '../document.ts';
import { drawable, MARGINS, RULE, type Sheet, SMALL_PT, widthOf } from './sheet.ts';

/** Below the text, in the lower margin. */
const ABOVE = 14;

/** Title, page number and warning on every page: pages get separated. Screen readers pass over them. */
export function addFooters(sheet: Sheet, { title, footer, language }: ReportDocument): void {
  const { pdf } = sheet;
  const { count: pages } = pdf.bufferedPageRange();
  for (let index = 0; index < pages; index++) {
    pdf.switchToPage(index);
    // Text in the margin would start a new page.
    pdf.page.margins.bottom = 0;
    const y = pdf.page.height - MARGINS.bottom + ABOVE;
    const options = { width: widthOf(sheet), lineBreak: false, ellipsis: true, height: SMALL_PT * 1.5 } as const;
    const page = say('report_footer', language, { title: drawable(sheet, title).text, page: index + 1, pages });
    pdf.markContent('Artifact', { type: 'Pagination' });
    pdf.save();
    pdf
      .lineWidth(0.5)
      .moveTo(MARGINS.left, y - 4)
      .lineTo(MARGINS.left + widthOf(sheet), y - 4)
      .stroke(RULE);
    pdf
      .font('bold')
      .fontSize(SMALL_PT - 1)
      .fillColor('#1c1d1f')
      .text(footer, MARGINS.left, y, options);
    pdf.font('regular').text(page, MARGINS.left, y + 11, options);
    pdf.restore();
    pdf.endMarkedContent();
  }
}
