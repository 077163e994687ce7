import type { Model, Network } from '../core/model.ts';

/** What the time of one photo goes into: each network, and all else: decoding, cutting out, drawing crops, deciding. */
export type ThreadStage = 'locator' | 'orienter' | 'inspector' | 'pictures';

export type StageTimes = Readonly<Record<ThreadStage, number>>;

/** Measures where the time of one examination goes, without the core knowing of it. */
export class StageClock {
  readonly #startedMs = performance.now();
  readonly #networksMs = { locator: 0, orienter: 0, inspector: 0 };

  /** The same model, its networks under the clock. */
  watch(model: Model): Model {
    return {
      ...model,
      locator: this.#timed(model.locator, 'locator'),
      orienter: this.#timed(model.orienter, 'orienter'),
      inspector: this.#timed(model.inspector, 'inspector'),
    };
  }

  /** Milliseconds since the clock was made, by stage. */
  read(): StageTimes {
    const { locator, orienter, inspector } = this.#networksMs;
    return {
      locator,
      orienter,
      inspector,
      pictures: performance.now() - this.#startedMs - locator - orienter - inspector,
    };
  }

  #timed(network: Network, stage: Exclude<ThreadStage, 'pictures'>): Network {
    return {
      run: async (batch) => {
        const startedMs = performance.now();
        try {
          return await network.run(batch);
        } finally {
          this.#networksMs[stage] += performance.now() - startedMs;
        }
      },
    };
  }
}
