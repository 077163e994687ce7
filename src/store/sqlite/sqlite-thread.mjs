// Runs the statements of one SQLite file, in a thread: the driver waits for the disk, and for other processes, without
// letting anything else run meanwhile. Plain JavaScript, because a thread that loads TypeScript needs a loader of its
// own. Answers every message; their shapes are in sqlite-thread-messages.ts.
import { parentPort, workerData } from 'node:worker_threads';
import { DatabaseSync } from '@photostructure/sqlite';

/**
 * Prepared statements that are kept. The driver frees one only when it is garbage, so a new one for every query would
 * pile up memory that Node does not know of.
 */
const MAX_STATEMENTS = 200;

const { path, waitMs } = workerData;
const statements = new Map();

start();

function start() {
  let database;
  try {
    database = new DatabaseSync(path, { timeout: waitMs, enableForeignKeyConstraints: true });
    database.exec('pragma journal_mode = wal; pragma synchronous = full;');
  } catch (error) {
    parentPort.postMessage({ id: 0, error: plain(error) });
    return;
  }
  parentPort.postMessage({ id: 0 });
  parentPort.on('message', ({ id, sql, parameters }) => {
    if (sql === undefined) {
      statements.clear();
      database.close();
      parentPort.close();
      return;
    }
    try {
      parentPort.postMessage({ id, ...run(database, sql, parameters), inTransaction: database.isTransaction });
    } catch (error) {
      parentPort.postMessage({ id, error: plain(error), inTransaction: database.isTransaction });
    }
  });
}

function run(database, sql, parameters) {
  if (statements.size >= MAX_STATEMENTS) statements.clear();
  const { statement, isReader } = statements.get(sql) ?? prepare(database, sql);
  if (isReader) return { rows: statement.all(...parameters) };
  const { changes } = statement.run(...parameters);
  return { rows: [], changes: Number(changes) };
}

function prepare(database, sql) {
  const statement = database.prepare(sql);
  const prepared = { statement, isReader: statement.columns().length > 0 };
  statements.set(sql, prepared);
  return prepared;
}

/** What of an error crosses to another thread. */
function plain(error) {
  const { message, code, errcode } = error;
  return { message: String(message), code, errcode };
}
