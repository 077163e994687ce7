import type { ModelSettings } from '../../core/model.ts';
import type { NetworkName } from './manifest.ts';

/** Pixels of one image of a network's batch. */
export interface InputSize {
  readonly height: number;
  readonly width: number;
}

/** The images that the settings send through a network; for the locator, the largest of its first pass. */
export function inputSize({ locator, orienter, inspector }: ModelSettings, network: NetworkName): InputSize {
  switch (network) {
    case 'locator':
      return { height: locator.inputSize, width: locator.inputSize };
    case 'orienter':
      return { height: orienter.angles, width: orienter.radii };
    case 'inspector':
      return { height: inspector.size, width: inspector.size };
  }
}
