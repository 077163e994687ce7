import { Differences } from '../../core/difference/differences.ts';
import type { Examination, Policy } from '../../core/examination.ts';
import type { ModelIdentity } from '../../core/model.ts';
import type { ExaminerPool } from './examiner-pool.ts';

/** Photos of one answer that are kept until the shadow has seen them, in bytes together: they are beyond what uploads may hold. */
const MOST_BYTES = 32_000_000;

export interface ShadowedPhoto {
  readonly name: string;
  /** Undefined if the photo was too large to be read. */
  readonly bytes: Uint8Array | undefined;
}

/** A comparison with one used bundle. */
export interface ShadowComparison {
  readonly used: ModelIdentity;
  readonly differences: Differences;
  /** Photos that the shadow skipped, because the used bundle, or the shadow itself, had something to do. */
  readonly skipped: number;
}

/**
 * A bundle that examines the same photos as the used one, to be compared with it. Nobody gets its answers, and it takes nothing
 * from the used one: it begins a photo only while no other is examined or waits, one at a time, in a thread that gets the processor
 * only where nothing else wants it (`background` of its pool), and skips all photos that come meanwhile. Only counts are kept.
 */
export class Shadow {
  readonly pool: ExaminerPool;
  readonly #used: ExaminerPool;
  #compared: ShadowComparison;
  #following: Promise<void> | undefined;
  #closed = false;

  /** Both pools stay the caller's. */
  constructor(pool: ExaminerPool, used: ExaminerPool) {
    this.pool = pool;
    this.#used = used;
    this.#compared = { used: used.model, differences: new Differences(), skipped: 0 };
  }

  /** The comparison with the present used bundle; it begins anew when that is replaced. */
  get compared(): ShadowComparison {
    const { model } = this.#used;
    if (model.sha256 !== this.#compared.used.sha256) {
      this.#compared = { used: model, differences: new Differences(), skipped: 0 };
    }
    return this.#compared;
  }

  #skip(photos: number): void {
    const { compared } = this;
    this.#compared = { ...compared, skipped: compared.skipped + photos };
  }

  /** The photos of an answer with their examinations by the used bundle. Returns at once; the shadow looks at them later. */
  follow(photos: readonly ShadowedPhoto[], examinations: readonly Examination[], policy: Policy): void {
    if (this.#following !== undefined || this.#closed) {
      this.#skip(photos.length);
      return;
    }
    this.#following = this.#examineAll(photos, examinations, policy).finally(() => {
      this.#following = undefined;
    });
  }

  async #examineAll(photos: readonly ShadowedPhoto[], examinations: readonly Examination[], policy: Policy) {
    let bytesLeft = MOST_BYTES;
    const kept = photos.map(({ name, bytes }) => {
      bytesLeft -= bytes?.byteLength ?? 0;
      return bytesLeft >= 0 ? { name, bytes } : undefined;
    });
    for (const [i, examination] of examinations.entries()) {
      const photo = kept[i];
      const { running, waiting } = this.#used.load();
      if (photo?.bytes === undefined || running + waiting > 0 || this.#closed) this.#skip(1);
      else await this.#examine(photo.bytes, examination, policy);
      kept[i] = undefined;
    }
  }

  async #examine(bytes: Uint8Array, before: Examination, policy: Policy): Promise<void> {
    const { used, differences } = this.compared;
    // The used bundle was replaced between its answer and now.
    if (before.model.sha256 !== used.sha256) return;
    const { examination } = await this.pool.examine(bytes, 'shadow', policy);
    differences.add(before, examination);
  }

  /** Begins no more photos, and resolves when the last one is done. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#following;
  }
}
