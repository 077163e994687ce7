import type { ExaminerPool, PoolLease } from './examiner-pool.ts';

/** A pool of examiners that can be replaced by one with another model while it works. */
export interface SwitchingPool extends ExaminerPool {
  /**
   * From now on photos are examined by `next`. Answers that hold a lease are finished by the pool before, which is closed after
   * the last of them. `next` now belongs to this pool.
   */
  replace(next: ExaminerPool): void;
}

/** A pool, and the answers that are being made with it. */
class Tenure {
  readonly pool: ExaminerPool;
  #leases = 0;
  #whenUnused: (() => void) | undefined;

  constructor(pool: ExaminerPool) {
    this.pool = pool;
  }

  lease(): PoolLease {
    this.#leases++;
    let released = false;
    const release = (): void => {
      if (released) return;
      released = true;
      if (--this.#leases === 0) this.#whenUnused?.();
    };
    return { pool: this.pool, release };
  }

  /** Waits for leases no more: whoever holds one has no photo left to examine. */
  giveUp(): void {
    this.#leases = 0;
    this.#whenUnused?.();
  }

  /** Closes the pool once no lease is left. */
  async end(): Promise<void> {
    if (this.#leases > 0) {
      await new Promise<void>((resolve) => {
        this.#whenUnused = resolve;
      });
    }
    await this.pool.close();
  }
}

/**
 * A pool that starts with `first`, which now belongs to it. Everything that it says of itself is of the present pool; its load is
 * that of all pools that still work.
 *
 * @example
 * ```ts
 * const pool = switchingPool(await startExaminerPool({ bundle: defaultBundle }));
 * pool.replace(await startExaminerPool({ bundle: 'models/lot-2024-07' }));
 * ```
 */
export function switchingPool(first: ExaminerPool): SwitchingPool {
  let present = new Tenure(first);
  const ending = new Map<Tenure, Promise<void>>();
  /** Of pools that are closed: these counts never go back. */
  const past = { faults: 0, retried: 0 };

  async function end(tenure: Tenure): Promise<void> {
    await tenure.end();
    const { faults, retried } = tenure.pool.load();
    past.faults += faults;
    past.retried += retried;
    ending.delete(tenure);
  }

  return {
    get backend() {
      return present.pool.backend;
    },
    get model() {
      return present.pool.model;
    },
    get settings() {
      return present.pool.settings;
    },
    get bundle() {
      return present.pool.bundle;
    },
    get workers() {
      return present.pool.workers;
    },
    async examine(...photo) {
      const { pool, release } = present.lease();
      try {
        return await pool.examine(...photo);
      } finally {
        release();
      }
    },
    lease: () => present.lease(),
    load() {
      const loads = [present, ...ending.keys()].map(({ pool }) => pool.load());
      const sum = (count: (load: (typeof loads)[number]) => number): number =>
        loads.reduce((total, load) => total + count(load), 0);
      return {
        waiting: sum(({ waiting }) => waiting),
        running: sum(({ running }) => running),
        faults: past.faults + sum(({ faults }) => faults),
        retried: past.retried + sum(({ retried }) => retried),
      };
    },
    replace(next) {
      const before = present;
      present = new Tenure(next);
      ending.set(before, end(before));
    },
    async close() {
      // The caller has no more requests: a lease that was never released must not keep the process alive.
      for (const tenure of [present, ...ending.keys()]) tenure.giveUp();
      await Promise.all([present.end(), ...ending.values()]);
    },
  };
}
