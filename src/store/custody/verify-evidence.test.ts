import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { chmod, readFile, rm, writeFile } from 'node:fs/promises';
import { type KyselyPlugin, sql } from 'kysely';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dropGuards } from '../../../test/store/drop-guards.ts';
import { addExampleCase } from '../../../test/store/example-case.ts';
import { newEvidence, useEvidenceDatabases } from '../../../test/store/use-evidence.ts';
import { openEvidence } from '../evidence/open-evidence.ts';
import { canonicalJson } from './canonical-json.ts';
import { exportCheckpoint, parseCheckpoint } from './checkpoint.ts';
import { type CustodyEntry, NO_ENTRY, sealEntry } from './custody-entry.ts';
import { verifyEvidence } from './verify-evidence.ts';

const databases = await useEvidenceDatabases();
afterAll(async () => {
  for (const database of databases) await database.remove();
});

describe.each(databases)('verifying on $name', (database) => {
  let store: Awaited<ReturnType<typeof newEvidence>>;
  let example: Awaited<ReturnType<typeof addExampleCase>>;
  beforeEach(async () => {
    store = await newEvidence(database);
    example = await addExampleCase(store);
    await dropGuards(store);
  });
  afterEach(() => store.close());

  const faults = async () => (await verifyEvidence(store)).faults;

  test('an untouched store has no fault, now and when it is opened again', async () => {
    // Case, exhibit, two photos and two examinations.
    expect(await verifyEvidence(store)).toMatchObject({
      faults: [],
      end: { number: 6 },
      rows: 6,
      originals: 2,
      unclaimed: 0,
    });
  });

  test('one changed bit of an original is found, and one that is missing', async () => {
    const path = store.originals.path(example.two.photo.sha256);
    const bytes = await readFile(path);
    bytes[3] = (bytes[3] ?? 0) ^ 1;
    await chmod(path, 0o600);
    await writeFile(path, bytes);
    const what = `originals ${example.two.photo.sha256}`;
    expect(await faults()).toEqual([{ entry: 5, problem: 'original_changed', what }]);
    await rm(path);
    expect(await faults()).toEqual([{ entry: 5, problem: 'original_missing', what }]);
  });

  /** A change of a table, what it does, and the entry where it shows. */
  const CHANGES: readonly (readonly [string, string, number, string])[] = [
    ['a case', `update cases set note = 'found in a bar'`, 2, 'row_changed'],
    ['an exhibit', `update exhibits set name = 'bag 2'`, 3, 'row_changed'],
    ['a photo', `update photos set name = 'One.jpg' where name = 'one.jpg'`, 3, 'row_changed'],
    ['an examination', `update examinations set examination = replace(examination, '0.99', '0.98')`, 4, 'row_changed'],
    ['its model', `update examinations set model_version = '9'`, 4, 'row_changed'],
    ['a tablet', `update tablets set log10_likelihood_ratio = 1.994 where number = 1`, 4, 'row_changed'],
    ['a missing value', `update tablets set log10_likelihood_ratio = 0 where number = 2`, 4, 'row_changed'],
    ['a removed tablet', `delete from tablets where number = 2`, 4, 'row_changed'],
  ];
  test.each(CHANGES)('a changed row is found: %s', async (_, text, entry, problem) => {
    await change(text);
    expect((await faults())[0]).toMatchObject({ entry, problem });
  });

  test('a removed row is found, and one that nobody recorded', async () => {
    const { photo, examinationId } = example.one;
    await change(`delete from tablets where examination_id = '${examinationId}'`);
    await change(`delete from examinations where id = '${examinationId}'`);
    expect(await faults()).toEqual([{ entry: 4, problem: 'row_missing', what: `examinations ${examinationId}` }]);
    await change(`delete from photos where id = '${photo.id}'`);
    await change(`insert into cases (id, name, created_at, created_by) values ('x', 'y', '', '')`);
    expect(await faults()).toEqual([
      { entry: 3, problem: 'row_missing', what: `photos ${photo.id}` },
      { entry: 4, problem: 'row_missing', what: `examinations ${examinationId}` },
      { entry: 6, problem: 'row_unrecorded', what: 'cases x' },
    ]);
  });

  test('one changed byte of an entry is found', async () => {
    await change(`update custody_log set entry = replace(entry, 'examiner', 'examined') where number = 4`);
    expect(await faults()).toEqual([{ entry: 4, problem: 'entry_changed' }]);
    // The second photo has its entry behind the changed one: nothing is said about its file.
    expect(await verifyEvidence(store)).toMatchObject({ unclaimed: 0 });
  });

  test('an entry that was changed together with its hash is found at the next one', async () => {
    const { entry } = await entryOf(4);
    await write(sealEntry({ ...entry, actor: 'somebody else' }));
    expect(await faults()).toEqual([{ entry: 5, problem: 'entry_not_linked' }]);
  });

  test('a removed entry is found, and one that is no entry', async () => {
    const { sealed } = await entryOf(3);
    await change('delete from custody_log where number = 3');
    expect(await faults()).toEqual([{ entry: 3, problem: 'entry_missing' }]);
    const entry = '{"action":"none"}';
    const { createHash } = await import('node:crypto');
    await change(
      `insert into custody_log (number, entry, sha256) values (3, '${entry}', '${createHash('sha256').update(entry).digest('hex')}')`,
    );
    expect(sealed.number).toBe(3);
    expect(await faults()).toEqual([{ entry: 3, problem: 'entry_unreadable' }]);
  });

  test('a removed first entry is found', async () => {
    await change('delete from custody_log where number = 1');
    expect(await faults()).toEqual([{ entry: 1, problem: 'entry_missing' }]);
  });

  test('a cut-off end, with its rows, is found by a checkpoint alone', async () => {
    const checkpoint = await exportCheckpoint(store, 'officer');
    expect((await verifyEvidence(store, checkpoint)).faults).toEqual([]);
    await change(`delete from tablets where examination_id = '${example.two.examinationId}'`);
    await change(`delete from examinations where id = '${example.two.examinationId}'`);
    await change('delete from custody_log where number >= 6');
    expect(await faults()).toEqual([]);
    expect((await verifyEvidence(store, checkpoint)).faults).toEqual([{ entry: 6, problem: 'checkpoint_missing' }]);
  });

  test('a log that was written anew, with all its hashes, is found by a checkpoint alone', async () => {
    const checkpoint = await exportCheckpoint(store, 'officer');
    let previous = NO_ENTRY;
    for (let number = 1; number <= checkpoint.number; number++) {
      const { entry } = await entryOf(number);
      const sealed = sealEntry({ ...entry, previous, actor: 'somebody else' });
      await write(sealed);
      previous = sealed.sha256;
    }
    expect(await faults()).toEqual([]);
    expect((await verifyEvidence(store, checkpoint)).faults).toEqual([{ entry: 7, problem: 'checkpoint_differs' }]);
  });

  test('a checkpoint that was changed, or signed by another key, does not count', async () => {
    const checkpoint = await exportCheckpoint(store, 'officer');
    expect(parseCheckpoint(JSON.stringify(checkpoint), 'a.json')).toEqual(checkpoint);
    const changed = JSON.stringify({ ...checkpoint, number: 5 });
    expect(() => parseCheckpoint(changed, 'a.json')).toThrow(/checkpoint_invalid/);
    expect(() => parseCheckpoint('{}', 'a.json')).toThrow(/checkpoint_invalid/);
    const { privateKey } = generateKeyPairSync('ed25519');
    const signingKey = createPrivateKey(privateKey.export({ format: 'pem', type: 'pkcs8' }));
    await expect(exportCheckpoint({ ...store, signingKey }, 'a')).rejects.toMatchObject({ code: 'evidence_altered' });
    const { signature: _, ...statement } = checkpoint;
    const { publicKeyText } = await import('./signing-key.ts');
    const { sign } = await import('node:crypto');
    const forged = { ...statement, publicKey: publicKeyText(signingKey) };
    const signed = {
      ...forged,
      signature: sign(null, Buffer.from(canonicalJson(forged)), signingKey).toString('base64'),
    };
    const result = await verifyEvidence(store, parseCheckpoint(JSON.stringify(signed), 'a.json'));
    expect(result.faults).toEqual([{ entry: 1, problem: 'checkpoint_key' }]);
  });

  test('a clock that runs backwards changes no order, and is reported', async () => {
    let time = Date.parse('2026-11-30T12:00:00Z');
    const now = () => {
      time -= 3_600_000;
      return new Date(time);
    };
    const backwards = await newEvidence(database, { now });
    await addExampleCase(backwards);
    expect(await verifyEvidence(backwards)).toMatchObject({ faults: [], end: { number: 6 }, setBack: 5 });
    await backwards.close();
  });

  test('another process writes while the tables are read', async () => {
    const other = await openEvidence(store.options);
    let adding: Promise<unknown> | undefined;
    const whileReading: KyselyPlugin = {
      transformQuery: ({ node }) => node,
      async transformResult({ result }) {
        adding ??= addExampleCase(other, 'meanwhile');
        await adding;
        return result;
      },
    };
    const db = store.db.withPlugin(whileReading);
    // What was added since is not in the state that is verified; its files are there already.
    expect(await verifyEvidence({ ...store, db })).toMatchObject({ faults: [], end: { number: 6 }, unclaimed: 2 });
    expect(adding).toBeDefined();
    expect(await verifyEvidence(store)).toMatchObject({ faults: [], originals: 4, unclaimed: 0 });
    await other.close();
  });

  test('a file that was left by an interrupted addition is no fault', async () => {
    await store.originals.store(Buffer.from('never acknowledged'));
    expect(await verifyEvidence(store)).toMatchObject({ faults: [], unclaimed: 1 });
  });

  async function change(text: string): Promise<void> {
    const table = text.match(/(?:update|into|from) (\w+)/)?.[1] ?? '';
    // In the schema of the store.
    const qualified = schemaOf() === undefined ? text : text.replace(table, `${schemaOf()}.${table}`);
    const { numAffectedRows } = await sql.raw(qualified).execute(store.db);
    expect(numAffectedRows).toBeGreaterThan(0n);
  }

  function schemaOf(): string | undefined {
    return store.options.url === undefined ? undefined : `${store.options.schema}_evidence`;
  }

  async function entryOf(number: number) {
    const query = store.db.selectFrom('custody_log').selectAll().where('number', '=', number);
    const sealed = await query.executeTakeFirstOrThrow();
    return { sealed, entry: JSON.parse(sealed.entry) as CustodyEntry };
  }

  async function write({ number, ...values }: ReturnType<typeof sealEntry>): Promise<void> {
    await store.db.updateTable('custody_log').set(values).where('number', '=', number).execute();
  }
});
