import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Reported } from '../core/reported.ts';
import { composeReport } from '../report/document/compose/compose-report.ts';
import { renderHtml } from '../report/document/html/render-html.ts';
import { renderPdf } from '../report/document/pdf/render-pdf.ts';
import { unwritable } from '../runtime/unwritable.ts';
import { writeWhole } from '../runtime/write-whole.ts';

export interface ReportFile {
  /** Ends in `.pdf` or `.html`. */
  readonly out: string;
  readonly language: string;
  /** Called with the file's SHA-256 when it is complete and nobody can see it yet; if it fails, there is no report. */
  beforeItAppears(sha256: string): Promise<void>;
}

/** Writes a report completely or not at all. Returns its SHA-256. Throws TelltaleError `output_unwritable`. */
export async function writeReport(reported: Reported, { out, language, beforeItAppears }: ReportFile): Promise<string> {
  const report = composeReport(reported, language);
  const parts = extname(out) === '.html' ? renderHtml(report) : renderPdf(report);
  const hash = createHash('sha256');
  let sha256 = '';
  await unwritable(out, () =>
    writeWhole(out, async (partial) => {
      const file = await open(partial, 'w');
      try {
        for await (const part of parts) {
          const bytes = Buffer.from(part as Uint8Array);
          hash.update(bytes);
          await file.writeFile(bytes);
        }
        await file.sync();
      } finally {
        await file.close();
      }
      sha256 = hash.digest('hex');
      await beforeItAppears(sha256);
    }),
  );
  return sha256;
}
