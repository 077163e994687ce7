import type { CombinedFinding, Examination } from '../core/examination.ts';
import type { MessageCode, MessageValues } from '../core/words/catalogue.ts';
import { DeviceError, type DeviceExaminer } from './device/device-examiner.ts';
import type { Failure, PartialExamination, UprightCrop } from './device/examiner-messages.ts';
import { type Outcome, type SendOptions, sendPhotos } from './send-photos.ts';

/** A message of the catalogue, or the service's own. */
export type StatusMessage =
  | { readonly code: MessageCode; readonly values?: MessageValues }
  | { readonly detail: string };

/** Where photos are examined. */
export type ExaminationSite = 'device' | 'server';

/** One photo on the page, from its capture until it is removed. */
export interface Entry {
  readonly id: string;
  readonly name: string;
  readonly blob: Blob;
  /** Of the blob, for <img>; released when the photo is removed. */
  readonly address: string;
  /** Photos of one tablet share it; undefined for a separate photo. */
  readonly pair: string | undefined;
  readonly state: 'waiting' | 'busy' | 'done' | 'failed';
  readonly message: StatusMessage | undefined;
  /** Where this photo is examined, if elsewhere than the others: a format that only the service opens. */
  readonly only: ExaminationSite | undefined;
  readonly examination: Examination | undefined;
  readonly examinedAt: ExaminationSite | undefined;
  /** What the device found so far, until it has looked at every tablet. */
  readonly partial: Omit<PartialExamination, 'crops'> | undefined;
  /** Of the tablets that the device examined, in their order. */
  readonly crops: readonly UprightCrop[];
}

const BLANK = {
  state: 'waiting',
  message: undefined,
  only: undefined,
  examination: undefined,
  examinedAt: undefined,
  partial: undefined,
  crops: [],
} as const;

export interface SessionState {
  readonly place: ExaminationSite;
  readonly prior: number;
  readonly language: string;
  readonly entries: readonly Entry[];
  /** The joint finding of photos of one tablet, by their `pair`. */
  readonly combined: ReadonlyMap<string, CombinedFinding>;
  /** Whether all tablets come from one bag, if the user said so; see bag.ts. */
  readonly oneBag: boolean | undefined;
  readonly busy: boolean;
  /** The device's model: its loading progress, or why it failed. */
  readonly model: { readonly share: number; readonly ready: boolean; readonly failed: boolean };
}

/** The photos of one visit and their results. Views read `state` and are notified of every change. */
export class Session {
  state: SessionState;
  /** Typed by the user, kept in the page only. */
  key = '';
  readonly device: DeviceExaminer;
  readonly #listeners = new Set<() => void>();

  constructor(device: DeviceExaminer, initial: Pick<SessionState, 'place' | 'prior' | 'language'>) {
    this.device = device;
    const model = { share: 0, ready: false, failed: false };
    this.state = { ...initial, entries: [], combined: new Map(), oneBag: undefined, busy: false, model };
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  change(changes: Partial<SessionState>): void {
    this.state = { ...this.state, ...changes };
    for (const listener of this.#listeners) listener();
  }

  add(files: readonly { readonly name: string; readonly blob: Blob }[], pair?: string): void {
    const added = files.map(({ name, blob }): Entry => {
      const id = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
      const address = URL.createObjectURL(blob);
      return { ...BLANK, id, name, blob, address, pair };
    });
    this.change({ entries: [...this.state.entries, ...added] });
  }

  remove(id: string): void {
    const entry = this.state.entries.find((other) => other.id === id);
    if (entry === undefined) return;
    URL.revokeObjectURL(entry.address);
    void this.device.ask('forget', { photo: id }).catch(() => undefined);
    const combined = new Map(this.state.combined);
    if (entry.pair !== undefined) combined.delete(entry.pair);
    const entries = this.state.entries.filter((other) => other.id !== id);
    // What was said of one bag says nothing of the next.
    this.change({ entries, combined, ...(entries.length === 0 && { oneBag: undefined }) });
  }

  /** Has one photo examined where that is possible, whatever the choice for the others is. */
  sendOnly(id: string, place: ExaminationSite): void {
    this.#update(id, { only: place, state: 'waiting', message: undefined });
    void this.examineWaiting();
  }

  async loadModel(): Promise<void> {
    if (this.state.model.ready) return;
    this.change({ model: { share: 0, ready: false, failed: false } });
    try {
      await this.device.load((share) => this.change({ model: { share, ready: false, failed: false } }));
      this.change({ model: { share: 1, ready: true, failed: false } });
    } catch (error) {
      reportToConsole(error);
      this.change({ model: { share: 0, ready: false, failed: true } });
    }
  }

  /**
   * Examines the photos without a result, tablet by tablet. Each result appears as soon as it is available, and a
   * failure costs one photo's examination, never a photo.
   */
  async examineWaiting(): Promise<void> {
    if (this.state.busy) return;
    this.change({ busy: true });
    for (;;) {
      const next = this.state.entries.find(({ state }) => state === 'waiting');
      if (next === undefined) break;
      const group = next.pair === undefined ? [next] : this.state.entries.filter(({ pair }) => pair === next.pair);
      const goesOn =
        (next.only ?? this.state.place) === 'device' ? await this.#onDevice(group) : await this.#onServer(group);
      if (!goesOn) break;
    }
    this.change({ busy: false });
  }

  /** Whether to continue with the next photo. */
  async #onDevice(group: readonly Entry[]): Promise<boolean> {
    const { prior, language } = this.state;
    for (const { id, blob, name } of group) {
      this.#update(id, { state: 'busy', message: { code: 'page_examining_here' }, crops: [] });
      try {
        await this.loadModel();
        const question = { photo: id, blob, name, policy: { prior, language } };
        const examination = await this.device.ask('examine', question, (found) => this.#progress(id, found));
        this.#done(id, examination, 'device');
      } catch (error) {
        reportToConsole(error);
        this.#update(id, { state: 'failed', message: messageOf(error), partial: undefined });
      }
    }
    const [first] = group;
    if (first?.pair === undefined) return true;
    const photos = group.map(({ id }) => id);
    const combined = await this.device.ask('combine', { photos, policy: { prior, language } }).catch(() => null);
    if (combined !== null) this.#combine(first.pair, combined);
    return true;
  }

  async #onServer(group: readonly Entry[]): Promise<boolean> {
    const { prior, language } = this.state;
    const onProgress = (share: number) => {
      const percent = Math.round(share * 100);
      const message: StatusMessage =
        percent < 100 ? { code: 'page_sending', values: { percent } } : { code: 'page_examining' };
      for (const { id } of group) this.#update(id, { state: 'busy', message });
    };
    onProgress(0);
    const options: SendOptions = { prior, language, key: this.key, sameTablet: group.length > 1, onProgress };
    const outcome: Outcome = await sendPhotos(group, options);
    if ('photos' in outcome) {
      for (const [i, { id }] of group.entries()) this.#done(id, outcome.photos[i], 'server');
      if (group[0]?.pair !== undefined && outcome.combined) this.#combine(group[0].pair, outcome.combined);
      return true;
    }
    const message: StatusMessage = 'detail' in outcome ? { detail: outcome.detail } : { code: outcome.problem };
    for (const { id } of group) this.#update(id, { state: 'failed', message });
    return outcome.reached;
  }

  #progress(id: string, { crops, ...partial }: PartialExamination): void {
    const before = this.state.entries.find((entry) => entry.id === id)?.crops ?? [];
    this.#update(id, { message: undefined, partial, crops: [...before, ...crops] });
  }

  #done(id: string, examination: Examination | undefined, examinedAt: ExaminationSite): void {
    if (examination === undefined) this.#update(id, { state: 'failed', message: { code: 'page_answer_unreadable' } });
    else this.#update(id, { state: 'done', message: undefined, partial: undefined, examination, examinedAt });
  }

  #combine(pair: string, finding: CombinedFinding): void {
    this.change({ combined: new Map(this.state.combined).set(pair, finding) });
  }

  /** Photos whose examination failed are tried again. */
  retry(): void {
    const entries = this.state.entries.map(
      (entry): Entry => (entry.state === 'failed' ? { ...entry, state: 'waiting', message: undefined } : entry),
    );
    this.change({ entries });
    void this.examineWaiting();
  }

  #update(id: string, changes: Partial<Entry>): void {
    this.change({ entries: this.state.entries.map((entry) => (entry.id === id ? { ...entry, ...changes } : entry)) });
  }
}

/** For debugging; the console stays on the device. */
function reportToConsole(error: unknown): void {
  console.warn(error);
}

/** The message about a photo that the device did not examine. */
function messageOf(error: unknown): StatusMessage {
  const failure: Failure = error instanceof DeviceError ? error.failure : { fault: '' };
  if ('notOnDevice' in failure) return { code: 'page_not_on_device', values: { format: failure.notOnDevice } };
  return { code: 'page_device_failed' };
}
