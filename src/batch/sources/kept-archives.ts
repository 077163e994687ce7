import type { OpenedArchive } from './opened-archive.ts';

/** Archives that stay open after use: reading the directory of 100,000 members takes seconds. */
const MAX_KEPT = 5;

interface Held {
  readonly archive: OpenedArchive;
  readonly letGo: () => void;
}

/** The most recently used archives. One that is evicted is closed as soon as nobody uses it any more. */
export class KeptArchives {
  readonly #kept = new Map<string, Promise<Held | undefined>>();

  /**
   * The result of `work` on the archive with this key, which stays open meanwhile; undefined if `opening` finds none.
   */
  async use<Result>(
    key: string,
    opening: () => Promise<OpenedArchive | undefined>,
    work: (archive: OpenedArchive) => Promise<Result>,
  ): Promise<Result | undefined> {
    const kept = this.#kept.get(key) ?? holdFor(opening());
    // Before anybody can evict it: the first in the line of a promise is served first.
    const using = kept.then((held) => held && { archive: held.archive, letGo: held.archive.hold() });
    this.#putLast(key, kept);
    const held = await using;
    if (held === undefined) return undefined;
    try {
      return await work(held.archive);
    } finally {
      held.letGo();
    }
  }

  #putLast(key: string, archive: Promise<Held | undefined>): void {
    this.#kept.delete(key);
    this.#kept.set(key, archive);
    // An archive that cannot be opened is tried again the next time.
    archive.catch(() => this.#kept.delete(key));
    for (const [oldest, dropped] of this.#kept) {
      if (this.#kept.size <= MAX_KEPT) break;
      this.#kept.delete(oldest);
      dropped.then((held) => held?.letGo()).catch(() => undefined);
    }
  }
}

async function holdFor(opening: Promise<OpenedArchive | undefined>): Promise<Held | undefined> {
  const archive = await opening;
  return archive && { archive, letGo: archive.hold() };
}
