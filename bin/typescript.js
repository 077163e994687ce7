/**
 * Lets Node run the project's TypeScript sources: scripts, benchmarks, the lab and the worker threads of tests. The shipped
 * program is compiled and does not need it (docs/decisions/0001-compiled-javascript.md). Worker threads get it through
 * `--import`, because a loader applies only to the thread that registers it.
 *
 * `tsconfig: false`: otherwise tsx would use any tsconfig.json in the current folder.
 */
import { register } from 'tsx/esm/api';

register({ tsconfig: false });
