import { writeFile } from 'node:fs/promises';
import { packLook } from '../../src/batch/scan/photo-record.ts';
import { scanFiles } from '../../src/batch/scan/scan-files.ts';
import { decide } from '../../src/core/decide/decide.ts';
import { readBundle } from '../../src/runtime/bundle/read-bundle.ts';
import { defaultBundle } from '../../src/runtime/default-bundle.ts';
import { exampleRecord, exampleRow, putScan } from '../batch/example-scan.ts';
import { goodQuality, plainM, policy, settings, tablet } from '../contract/examples.ts';

/** The folder of a scan by the shipped bundle: one M in each photo, each looking less like the first. `copy` is one of the first. */
export async function writeExampleScan(folder: string, names: readonly string[], { copy }: { readonly copy: string }) {
  const { manifest, sha256 } = await readBundle(defaultBundle);
  const { name, version, evidence, settings: shipped } = manifest;
  const size = shipped.press?.M.mean.length ?? 0;
  const finding = decide({ ...tablet, quality: goodQuality, evidence: plainM }, settings, policy);
  const line = (value: object): string => `${JSON.stringify(value)}\n`;
  const rows = [...names, copy].map((one, i) => line(exampleRow(one, String(i).padStart(64, '0'), [finding])));
  const records = names.map((one, i) =>
    line(exampleRecord(one, { looks: [packLook(new Array<number>(size).fill(0.01 * i * i))] })),
  );
  const files = scanFiles(folder);
  await putScan(files, rows, [...records, line(exampleRecord(copy, { duplicateOf: 0 }))]);
  const scan = { backend: 'wasm', prior: 0.5, language: 'en', depth: 3, sources: 'in', sourcesSha256: sha256 };
  const model = { name, version, sha256, evidence };
  await writeFile(files.identity, line({ schema: 'telltale.scan/1', model, settings: scan }));
}
