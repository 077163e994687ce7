/**
 * `node --import ./bin/typescript.js test/store/with-postgres.ts COMMAND...`: runs a command beside a PostgreSQL in a
 * temporary folder, which its tests share (TELLTALE_TEST_DATABASE), and ends with its exit status. Without PostgreSQL
 * the command still runs, and the tests that need one are skipped.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { startPostgres } from './postgres-server.ts';

const [command = 'true', ...args] = process.argv.slice(2);
const server = process.env['TELLTALE_TEST_DATABASE'] === undefined ? await startPostgres() : undefined;
const own = server === undefined ? {} : { TELLTALE_TEST_DATABASE: server.url };
const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...own } });
const [status] = await once(child, 'close');
await server?.remove();
process.exitCode = status ?? 1;
