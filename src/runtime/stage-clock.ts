import type { Model, Network } from '../core/model.ts';

/**
 * What the time of one photo goes into: each network, and all else as `pictures`: decoding, cutting out, drawing crops,
 * deciding.
 */
export type ThreadStage = 'pictures' | 'locator' | 'orienter' | 'inspector';

export type StageTimes = Readonly<Record<ThreadStage, number>>;

/** Measures where the time of one examination goes, without the core knowing of it. */
export class StageClock {
  readonly #startedMs = performance.now();
  readonly #stagesMs = { locator: 0, orienter: 0, inspector: 0 };

  /** The same model, its networks under the clock; for one examination. */
  timed(model: Model): Model {
    return {
      ...model,
      locator: this.#timedNetwork(model.locator, 'locator'),
      orienter: this.#timedNetwork(model.orienter, 'orienter'),
      inspector: this.#timedNetwork(model.inspector, 'inspector'),
    };
  }

  /** Milliseconds since the clock was made, by stage. */
  read(): StageTimes {
    const { locator, orienter, inspector } = this.#stagesMs;
    const pictures = performance.now() - this.#startedMs - locator - orienter - inspector;
    return { pictures, locator, orienter, inspector };
  }

  #timedNetwork(network: Network, stage: 'locator' | 'orienter' | 'inspector'): Network {
    return {
      run: async (batch) => {
        const startedMs = performance.now();
        try {
          return await network.run(batch);
        } finally {
          this.#stagesMs[stage] += performance.now() - startedMs;
        }
      },
    };
  }
}
