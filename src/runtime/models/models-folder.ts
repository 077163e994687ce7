import { basename, dirname, join, resolve } from 'node:path';
import { defaultBundle } from '../default-bundle.ts';

/** The name of the bundle that ships with the project: it is always there, whatever the folder of bundles is. */
export const SHIPPED: string = basename(defaultBundle);

/** The folder in which bundles lie side by side, one folder each: that of the setting, or that of the shipped bundle. */
export function modelsFolder(setting: string | undefined): string {
  return setting === undefined ? dirname(defaultBundle) : resolve(setting);
}

/** The folder of a bundle by its name. */
export function bundleFolder(models: string, name: string): string {
  return name === SHIPPED ? defaultBundle : join(models, name);
}
