import type { ModelSettings } from '../core/model.ts';
import type { NetworkName } from './manifest.ts';

/** Height and width of the images that the settings send through a network; of the locator's, the largest. */
export function inputSize(settings: ModelSettings, network: NetworkName): { height: number; width: number } {
  const { locator, orienter, inspector } = settings;
  switch (network) {
    case 'locator':
      return { height: locator.inputSize, width: locator.inputSize };
    case 'orienter':
      return { height: orienter.angles, width: orienter.radii };
    case 'inspector':
      return { height: inspector.size, width: inspector.size };
  }
}
