import { TelltaleError } from '../../core/errors.ts';
import {
  addPhotos,
  failListing,
  finishListing,
  giveListingBack,
  type Listed,
  type Listing,
} from '../../store/list-photos.ts';
import type { Store } from '../../store/open-store.ts';
import { insideRoot, pathInRoot } from '../../store/shared-root.ts';
import { readSources } from '../sources/read-sources.ts';
import { isEntry, isPassedOver, type SourceItem } from '../sources/source-entry.ts';
import { DEFAULT_SOURCE_LIMITS } from '../sources/source-limits.ts';
import type { StoreRetry } from './store-retry.ts';

export interface Lister {
  readonly store: Store;
  /** The shared folder on this machine. */
  readonly root: string;
  readonly workerId: string;
  readonly retry: StoreRetry;
  /** Delay between the attempts of a photo. */
  readonly retryDelaySeconds: number;
  /** Ends the listing early; another worker starts it again. */
  readonly signal: AbortSignal;
  /** Stops waiting for an unreachable database. */
  readonly giveUp: AbortSignal;
  report(fault: unknown): void;
}

/** Photos added by one statement; other workers wait until the first ones are there. */
const PHOTOS_AT_A_TIME = 500;

/**
 * Lists the photos of a batch and adds each with its job; workers may start with the first while the rest is still
 * being listed. However many there are, only a few names are in memory. A failed listing is tried again or given up, as
 * the batch's attempts allow. Rejects only if the database was unreachable until `giveUp`.
 */
export async function listBatch(listing: Listing, lister: Lister): Promise<void> {
  const { store, workerId, retry, signal, giveUp } = lister;
  const untilAnswered = <Result>(work: () => Promise<Result>) => retry.untilAnswered(work, giveUp);
  try {
    for await (const chunk of inChunks(photosOf(listing, lister.root), PHOTOS_AT_A_TIME)) {
      if (signal.aborted) return await untilAnswered(() => giveListingBack(store, listing, workerId));
      // Cancelled meanwhile, or taken over by another worker.
      if (!(await untilAnswered(() => addPhotos(store, { ...lister, listing }, chunk)))) return;
    }
    await untilAnswered(() => finishListing(store, listing, workerId));
  } catch (error) {
    if (giveUp.aborted) throw error;
    const known = error instanceof TelltaleError;
    if (!known) lister.report(error);
    const { code, values }: TelltaleError = known ? error : new TelltaleError('internal');
    await untilAnswered(() => failListing(store, listing.id, workerId, { code, values }));
  }
}

async function* photosOf({ sources }: Listing, root: string): AsyncGenerator<Listed, void, undefined> {
  // Checked again on this machine: the folder may not be mounted here, or may have changed.
  const found = await Promise.all(sources.map((source) => insideRoot(root, source)));
  for await (const item of readSources(
    found.map((inside) => pathInRoot(root, inside)),
    DEFAULT_SOURCE_LIMITS,
  )) {
    if (!isPassedOver(item)) yield listed(item, root);
  }
}

function listed(item: SourceItem, root: string): Listed {
  const name = item.name.slice(root.endsWith('/') ? root.length : root.length + 1);
  if (isEntry(item)) return { name };
  const { code, values }: TelltaleError = item.error;
  return { name, problem: { code, values } };
}

async function* inChunks<Item>(items: AsyncIterable<Item>, size: number): AsyncGenerator<Item[], void, undefined> {
  let chunk: Item[] = [];
  for await (const item of items) {
    chunk.push(item);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
