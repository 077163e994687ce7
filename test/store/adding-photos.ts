/**
 * `node --import ./bin/typescript.js test/store/adding-photos.ts OPTIONS CASE`: adds photos and their examinations to a
 * case until it is killed, and prints the hash of each photo once it is acknowledged. OPTIONS are those of
 * `openEvidence`, as JSON.
 */
import { randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import { openEvidence } from '../../src/store/evidence/open-evidence.ts';
import { addExample } from './example-case.ts';

const [options = '', caseId = ''] = process.argv.slice(2);
const store = await openEvidence(JSON.parse(options));
for (let count = 1; ; count++) {
  const { photo } = await addExample(store, caseId, `${process.pid}-${count}.jpg`, randomBytes(20_000));
  // At once, and not through a stream that would be lost with the process.
  writeSync(1, `${photo.sha256}\n`);
}
