import type { ModelSettings } from '../core/model.ts';
import { countNumbers } from '../core/registration/register.ts';
import type { NetworkName } from './manifest.ts';

/** What one image of a network's batch is: pixels, channels, and how many numbers were measured beside it. */
export interface InputSize {
  readonly height: number;
  readonly width: number;
  readonly channels: 3 | 4;
  /** 0 for a network that asks for images alone. */
  readonly numbers: number;
}

/** The images that the settings send through a network; of the locator's, the largest of its first look. */
export function inputSize(settings: ModelSettings, network: NetworkName): InputSize {
  const { locator, orienter, inspector } = settings;
  const plain = { channels: 3, numbers: 0 } as const;
  switch (network) {
    case 'locator':
      return { height: locator.inputSize, width: locator.inputSize, ...plain };
    case 'orienter':
      return { height: orienter.angles, width: orienter.radii, ...plain };
    case 'inspector': {
      const seen = settings.drawing ? ({ channels: 4, numbers: countNumbers(settings) } as const) : plain;
      return { height: inspector.size, width: inspector.size, ...seen };
    }
  }
}
