/**
 * Lets Node run the project's TypeScript as it lies: scripts, benches, the lab and the worker threads of tests. What ships is
 * compiled and needs none of it (docs/decisions/0001-compiled-javascript.md). Worker threads get it through `--import`, since
 * a loader that is registered in one thread does not reach the next.
 *
 * `tsconfig: false`: otherwise tsx would obey whatever tsconfig.json lies in the folder that the command is run from.
 */
import { register } from 'tsx/esm/api';

register({ tsconfig: false });
