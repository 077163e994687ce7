/**
 * Lets Node run the project's TypeScript as it lies, with no build step (docs/decisions/0001-no-build-step.md). The two
 * launchers beside this file import it, and worker threads get it through `--import`, since a loader that is registered
 * in one thread does not reach the next.
 *
 * `tsconfig: false`: otherwise tsx would obey whatever tsconfig.json lies in the folder that the command is run from.
 */
import { register } from 'tsx/esm/api';

register({ tsconfig: false });
