import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Reported } from '../core/reported.ts';
import { renderReport } from '../report/document/render-report.ts';
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
  const format = extname(out) === '.html' ? 'html' : 'pdf';
  let failure: unknown;
  /** What fails while the report is made is not the file's fault. */
  async function* made(): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      yield* renderReport(reported, format, language);
    } catch (error) {
      failure = error;
      throw error;
    }
  }
  let sha256 = '';
  try {
    await unwritable(out, () =>
      writeWhole(out, async (partial) => {
        sha256 = await writeHashed(partial, made());
        await beforeItAppears(sha256);
      }),
    );
  } catch (error) {
    throw failure ?? error;
  }
  return sha256;
}

/** Writes and flushes a file. Returns its SHA-256. */
async function writeHashed(path: string, parts: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  const file = await open(path, 'w');
  try {
    for await (const part of parts) {
      hash.update(part);
      await file.writeFile(part);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return hash.digest('hex');
}
