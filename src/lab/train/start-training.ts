import { startBackend } from '../../runtime/backend/backend.ts';

/**
 * Starts the backend that training needs.
 *
 * @throws Error if the native library is not installed
 */
export async function startTraining(): Promise<void> {
  if ((await startBackend()) === 'native') return;
  throw new Error('Training needs the native backend, which is not installed; `npm run native` installs it.');
}
