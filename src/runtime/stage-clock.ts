import type { Model, Network } from '../core/model.ts';

/** Stages of a photo's time: each network, and `pictures` for the rest: decoding, cropping, drawing crops, deciding. */
export type ThreadStage = 'pictures' | 'locator' | 'orienter' | 'inspector';

export type StageTimes = Readonly<Record<ThreadStage, number>>;

/** Measures where the time of one examination goes, without involving the core. */
export class StageClock {
  readonly #now: () => number;
  readonly #startedMs: number;
  readonly #stagesMs = { locator: 0, orienter: 0, inspector: 0 };

  /** @param now milliseconds since any fixed moment; a benchmark passes processor time */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
    this.#startedMs = now();
  }

  /** The same model with timed networks, for one examination. */
  timed(model: Model): Model {
    return {
      ...model,
      locator: this.#timedNetwork(model.locator, 'locator'),
      orienter: this.#timedNetwork(model.orienter, 'orienter'),
      inspector: this.#timedNetwork(model.inspector, 'inspector'),
    };
  }

  /** Milliseconds since the clock was created, by stage. */
  read(): StageTimes {
    const { locator, orienter, inspector } = this.#stagesMs;
    const pictures = this.#now() - this.#startedMs - locator - orienter - inspector;
    return { pictures, locator, orienter, inspector };
  }

  #timedNetwork(network: Network, stage: 'locator' | 'orienter' | 'inspector'): Network {
    return {
      run: async (batch) => {
        const startedMs = this.#now();
        try {
          return await network.run(batch);
        } finally {
          this.#stagesMs[stage] += this.#now() - startedMs;
        }
      },
    };
  }
}
