import { fileURLToPath } from 'node:url';

/** Absolute path of the model bundle that ships with the project. */
export const defaultBundle: string = fileURLToPath(new URL('../../models/m30', import.meta.url));
