import type { Reported } from '../../core/reported.ts';
import { composeReport } from './compose/compose-report.ts';
import { renderHtml } from './html/render-html.ts';
import { renderPdf } from './pdf/render-pdf.ts';

export const REPORT_FORMATS = ['pdf', 'html'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** A report as the bytes of a file, piece by piece. The same input gives the same bytes. */
export async function* renderReport(
  reported: Reported,
  format: ReportFormat,
  language: string,
): AsyncGenerator<Buffer, void, undefined> {
  const report = composeReport(reported, language);
  const parts = format === 'html' ? renderHtml(report) : renderPdf(report);
  for await (const part of parts) yield Buffer.from(part as Uint8Array);
}
