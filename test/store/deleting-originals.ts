/**
 * `node --import ./bin/typescript.js test/store/deleting-originals.ts OPTIONS`: deletes all originals under a retention
 * rule until it is killed, and prints a line for each. OPTIONS are those of `openEvidence`, as JSON.
 */
import { writeSync } from 'node:fs';
import { openEvidence } from '../../src/store/evidence/open-evidence.ts';
import { deleteOriginals } from '../../src/store/retention/delete-originals.ts';

const store = await openEvidence(JSON.parse(process.argv[2] ?? ''));
const rule = { name: 'after_adding', days: 0 } as const;
for await (const { photo } of deleteOriginals(store, { rule, actor: 'a' })) writeSync(1, `${photo.sha256}\n`);
await store.close();
