import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { say } from '../core/words/say.ts';
import { unwritable } from '../runtime/unwritable.ts';
import { writeWhole } from '../runtime/write-whole.ts';
import { exportCase, MANIFEST } from '../store/cases/export-case.ts';
import type { EvidenceCommand } from './with-evidence.ts';

/** Writes a whole case as a zip archive, completely or not at all. */
export async function exportArchive(
  { store, actor }: EvidenceCommand,
  which: string,
  path: string,
  language: string,
): Promise<void> {
  const { archive } = await exportCase(store, which, actor);
  await unwritable(path, () =>
    writeWhole(path, (partial) => pipeline(archive, createWriteStream(partial, { flush: true }))),
  );
  console.log(say('case_archived', language, { path, manifest: MANIFEST }));
}
