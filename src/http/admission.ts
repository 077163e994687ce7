import { TelltaleError } from '../core/errors.ts';
import type { ServiceLimits } from './limits.ts';

/** The share of the service that one request uses, from its head to its answer. */
export interface Reservation {
  /**
   * Reports the number of photos in the request. Until then it counts as one.
   *
   * @throws TelltaleError service_busy: there are now more photos than may be held, or than can be examined in time
   */
  hold(photos: number): void;
  /** One of the photos was examined, `durationMs` after its turn began. */
  photoDone(durationMs?: number): void;
  /** Releases the rest of the reservation. May be called twice. */
  leave(): void;
}

/** Load of the service. */
export interface Held {
  readonly requests: number;
  readonly photos: number;
  readonly bytes: number;
}

/** Weight of a new measurement in the running mean of examination times: about the last twenty photos count. */
const SHARE_OF_NEW = 0.05;
/**
 * Share of the deadline that may be reserved when another request arrives: the rest is for photos that take longer than
 * most.
 */
const SHARE_OF_DEADLINE = 0.5;
const MAX_RETRY_AFTER_SECONDS = 120;
/** Assumed until a photo was examined: longer than most take, so that the first rush is not admitted whole. */
const ASSUMED_MS = 1000;

/**
 * Decides whether a request gets a reservation, before anything of its body is read. It is refused if its bytes or
 * photos would exceed the service's limits, or if the requests admitted so far keep its threads busy for half the
 * deadline, because an admitted request must be answered in time. An idle service admits any request. The number of
 * photos in a request is known once it is read; if there is no room or time for them, it is refused then.
 */
export class Admission {
  readonly #limits: ServiceLimits;
  readonly #workers: number;
  readonly #reservations = new Set<Reservation>();
  #photos = 0;
  #bytes = 0;
  #meanMs = ASSUMED_MS;
  #measured = false;
  #closed = false;

  constructor(limits: ServiceLimits, workers: number) {
    this.#limits = limits;
    this.#workers = workers;
  }

  get held(): Held {
    return { requests: this.#reservations.size, photos: this.#photos, bytes: this.#bytes };
  }

  /** From now on no request gets a reservation. */
  close(): void {
    this.#closed = true;
  }

  /**
   * A reservation for a request with a body of at most this many bytes.
   *
   * @throws TelltaleError service_busy, service_not_ready
   */
  enter(bytes: number): Reservation {
    if (this.#closed) throw new TelltaleError('service_not_ready', { retryAfterSeconds: this.#retryAfterSeconds() });
    if (this.#reservations.size > 0 && this.#isFull(bytes)) {
      throw this.#busy();
    }
    return this.#reserve(bytes);
  }

  #isFull(bytes: number): boolean {
    const { maxHeldBytes, maxHeldPhotos, deadlineMs } = this.#limits;
    return (
      this.#bytes + bytes > maxHeldBytes ||
      this.#photos + 1 > maxHeldPhotos ||
      this.#expectedWaitMs() > deadlineMs * SHARE_OF_DEADLINE
    );
  }

  /** Whether the admitted requests, with their known numbers of photos, exceed the limits. */
  #isOverfull(): boolean {
    const { maxHeldPhotos, deadlineMs } = this.#limits;
    return this.#photos > maxHeldPhotos || this.#expectedWaitMs() > deadlineMs;
  }

  #busy(): TelltaleError {
    return new TelltaleError('service_busy', { retryAfterSeconds: this.#retryAfterSeconds() });
  }

  /** Time until everything that is admitted now is examined. */
  #expectedWaitMs(): number {
    return (this.#photos * this.#meanMs) / this.#workers;
  }

  #retryAfterSeconds(): number {
    return Math.min(Math.max(1, Math.ceil(this.#expectedWaitMs() / 2000)), MAX_RETRY_AFTER_SECONDS);
  }

  #reserve(bytes: number): Reservation {
    let photos = 1;
    const add = (count: number) => {
      photos += count;
      this.#photos += count;
    };
    const reservation: Reservation = {
      hold: (count) => {
        if (!this.#reservations.has(reservation)) return;
        add(count - photos);
        if (this.#reservations.size > 1 && this.#isOverfull()) throw this.#busy();
      },
      photoDone: (durationMs) => {
        if (durationMs !== undefined) this.#learn(durationMs);
        if (this.#reservations.has(reservation)) add(-1);
      },
      leave: () => {
        if (!this.#reservations.delete(reservation)) return;
        this.#photos -= photos;
        this.#bytes -= bytes;
      },
    };
    this.#reservations.add(reservation);
    this.#photos += photos;
    this.#bytes += bytes;
    return reservation;
  }

  #learn(durationMs: number): void {
    this.#meanMs = this.#measured ? this.#meanMs + SHARE_OF_NEW * (durationMs - this.#meanMs) : durationMs;
    this.#measured = true;
  }
}
