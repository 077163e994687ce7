import type { OpenedArchive } from './opened-archive.ts';

/** Archives that stay open after use: reading the directory of 100,000 members takes seconds. */
const MAX_KEPT = 5;

interface Held {
  readonly archive: OpenedArchive;
  readonly letGo: () => void;
}

/** The archives that were used last. One that is pushed out by others is closed as soon as nobody uses it any more. */
export class KeptArchives {
  readonly #kept = new Map<string, Promise<Held | undefined>>();

  /** What `work` makes of the archive under this key, which stays open meanwhile; undefined where `opening` finds none. */
  async use<Result>(
    key: string,
    opening: () => Promise<OpenedArchive | undefined>,
    work: (archive: OpenedArchive) => Promise<Result>,
  ): Promise<Result | undefined> {
    const kept = this.#kept.get(key) ?? holdFor(opening());
    // Before anybody may push it out: who comes first in the line of a promise is served first.
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
    // What cannot be opened is tried again the next time.
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
