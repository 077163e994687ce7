import type { Model, Network } from '../core/model.ts';

/**
 * What the time of one photo goes into: each network; `align`, fitting the drawing to the crops and measuring how they
 * differ from it; and all else as `pictures`: decoding, cutting out, drawing crops, deciding.
 */
export type ThreadStage = 'pictures' | 'locator' | 'orienter' | 'align' | 'inspector';

export type StageTimes = Readonly<Record<ThreadStage, number>>;

/** Measures where the time of one examination goes, without the core knowing of it. */
export class StageClock {
  readonly #startedMs = performance.now();
  readonly #stagesMs = { locator: 0, orienter: 0, align: 0, inspector: 0 };
  /** When the orienter last answered. */
  #orientedMs = Number.NaN;

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
    const { locator, orienter, align, inspector } = this.#stagesMs;
    const pictures = performance.now() - this.#startedMs - locator - orienter - align - inspector;
    return { pictures, locator, orienter, align, inspector };
  }

  #timedNetwork(network: Network, stage: 'locator' | 'orienter' | 'inspector'): Network {
    return {
      run: async (batch) => {
        const startedMs = performance.now();
        // Between the orienter's last answer and the inspector's input the core does little but align.
        if (stage === 'inspector') this.#stagesMs.align += startedMs - this.#orientedMs;
        try {
          return await network.run(batch);
        } finally {
          const endedMs = performance.now();
          this.#stagesMs[stage] += endedMs - startedMs;
          if (stage === 'orienter') this.#orientedMs = endedMs;
        }
      },
    };
  }
}
