import { extname } from 'node:path';
import type { PassedOverReason, PassedOverSummary } from '../report/passed-over-lines.ts';
import { isEntry, isPassedOver, type PassedOver, type SourceItem } from './sources/source-entry.ts';

/** A line of the list of files that a scan skipped. */
export interface PassedOverRow {
  readonly schema: 'telltale.passed-over/1';
  readonly name: string;
  readonly reason: PassedOverReason;
}

/** Names kept per kind, for a summary. */
const NAMES_OF_A_KIND = 3;
/** Maximum number of kinds: names may have any extension. */
const MAX_KINDS = 500;

interface Counted {
  readonly reason: PassedOverReason;
  readonly kind: string;
  readonly names: string[];
  count: number;
}

/** Counts the files that a scan skips, and lists them by name if there is a list. */
export class PassedOverTally {
  readonly #write: (row: PassedOverRow) => Promise<void>;
  readonly #kinds = new Map<string, Counted>();
  #absoluteNames = 0;

  constructor(write: (row: PassedOverRow) => Promise<void> = async () => undefined) {
    this.#write = write;
  }

  /** The items that get a row; `nameOf` names the others. */
  async *itemsToExamine(
    items: AsyncIterable<SourceItem | PassedOver>,
    nameOf: (item: PassedOver) => string = ({ label }) => label,
  ): AsyncGenerator<SourceItem, void, undefined> {
    for await (const item of items) {
      if (isPassedOver(item)) await this.#count(nameOf(item), item.passedOver);
      else {
        if (isEntry(item) && item.isAbsolute) this.#absoluteNames++;
        yield item;
      }
    }
  }

  get summary(): PassedOverSummary {
    return { kinds: [...this.#kinds.values()], absoluteNames: this.#absoluteNames };
  }

  async #count(name: string, reason: PassedOverReason): Promise<void> {
    const extension = reason === 'not_a_photo' ? extname(name).toLowerCase() : '';
    const isKnown = this.#kinds.has(reason + extension) || this.#kinds.size < MAX_KINDS;
    const kind = isKnown ? extension : '';
    const counted = this.#kinds.get(reason + kind) ?? { reason, kind, names: [], count: 0 };
    this.#kinds.set(reason + kind, counted);
    counted.count++;
    if (counted.names.length < NAMES_OF_A_KIND) counted.names.push(name);
    await this.#write({ schema: 'telltale.passed-over/1', name, reason });
  }
}
