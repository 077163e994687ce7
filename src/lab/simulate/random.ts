/** Seeded random numbers. Every draw of the simulator comes from one of these, so a seed identifies a picture. */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  /** Small Fast Counter generator (sfc32, Doty-Humphrey's PractRand), seeded by any string. */
  constructor(seed: string) {
    [this.#a, this.#b, this.#c] = hashWords(seed);
    for (let i = 0; i < 12; i++) this.#next();
  }

  #next(): number {
    const sum = (this.#a + this.#b + this.#counter++) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    return sum >>> 0;
  }

  /** Uniform in [0, 1). */
  uniform(): number {
    return this.#next() / 4294967296;
  }

  /** Uniform in [low, high). */
  range(low: number, high: number): number {
    return low + (high - low) * this.uniform();
  }

  /** Log-uniform in [low, high), both positive. */
  logRange(low: number, high: number): number {
    return Math.exp(this.range(Math.log(low), Math.log(high)));
  }

  /** Integer in [low, high], both included. */
  integer(low: number, high: number): number {
    return low + Math.floor(this.uniform() * (high - low + 1));
  }

  /** True with this probability. */
  chance(probability: number): boolean {
    return this.uniform() < probability;
  }

  /** Minus one or plus one. */
  sign(): number {
    return this.uniform() < 0.5 ? -1 : 1;
  }

  /** Standard normal times `deviation`, truncated at 2.5 deviations (Box-Muller). */
  normal(deviation = 1): number {
    for (;;) {
      const value = Math.sqrt(-2 * Math.log(1 - this.uniform())) * Math.cos(2 * Math.PI * this.uniform());
      if (Math.abs(value) <= 2.5) return value * deviation;
    }
  }

  /** A factor around 1: exp of a normal. */
  factor(deviation: number): number {
    return Math.exp(this.normal(deviation));
  }

  /** Beta(alpha, beta) in (0, 1) by Johnk's method; both parameters small. */
  beta(alpha: number, beta: number): number {
    for (;;) {
      const x = this.uniform() ** (1 / alpha);
      const y = this.uniform() ** (1 / beta);
      if (x + y <= 1 && x + y > 0) return x / (x + y);
    }
  }

  pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.uniform() * items.length)] as T;
  }

  /** `count` different items, in random order. */
  sample<T>(items: readonly T[], count: number): T[] {
    const left = [...items];
    const taken: T[] = [];
    while (taken.length < count && left.length > 0)
      taken.push(...left.splice(Math.floor(this.uniform() * left.length), 1));
    return taken;
  }

  /** A separate generator for a named part, so that a change in one part does not affect the others' draws. */
  fork(name: string): Random {
    return new Random(`${this.#next()}/${name}`);
  }
}

/** Three 32-bit words from a string (FNV-1a with three offsets). */
function hashWords(text: string): [number, number, number] {
  return [0x811c9dc5, 0x9e3779b9, 0x85ebca6b].map((offset) => {
    let hash = offset;
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    return hash | 0;
  }) as [number, number, number];
}
