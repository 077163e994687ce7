import { describe, expect, test } from 'vitest';
import { Admission } from './admission.ts';
import { DEFAULT_LIMITS } from './limits.ts';

const LIMITS = { ...DEFAULT_LIMITS, maxHeldBytes: 1000, maxHeldPhotos: 10, deadlineMs: 60_000 };
const busy = expect.objectContaining({ code: 'service_busy' });

describe('a place', () => {
  test('is refused beyond the bytes, and there again once one has left', () => {
    const admission = new Admission(LIMITS, 2);
    const first = admission.enter(600);
    expect(() => admission.enter(401)).toThrow(busy);
    admission.enter(400);
    first.leave();
    first.leave();
    expect(admission.held).toEqual({ requests: 1, photos: 1, bytes: 400 });
    admission.enter(600);
  });

  test('is refused beyond the photos, which count once they are known, until each is done', () => {
    const admission = new Admission(LIMITS, 2);
    const place = admission.enter(1);
    place.hold(10);
    expect(() => admission.enter(1)).toThrow(busy);
    place.photoDone();
    admission.enter(1);
    expect(admission.held).toEqual({ requests: 2, photos: 10, bytes: 2 });
    place.leave();
    place.hold(5);
    place.photoDone();
    expect(admission.held).toEqual({ requests: 1, photos: 1, bytes: 1 });
  });

  test('is there for anyone while nobody has one', () => {
    const admission = new Admission(LIMITS, 1);
    admission.enter(5000).leave();
    expect(admission.held).toEqual({ requests: 0, photos: 0, bytes: 0 });
  });

  test('is refused where the photos that are held would take more than half the deadline', () => {
    const admission = new Admission(LIMITS, 2);
    const place = admission.enter(1);
    place.hold(7);
    admission.enter(1).leave();
    place.photoDone(10_500);
    // Six photos of 10.5 s on two threads: 31.5 s of the 60.
    expect(() => admission.enter(1)).toThrow(
      expect.objectContaining({ code: 'service_busy', values: { retryAfterSeconds: 16 } }),
    );
    place.photoDone(10_500);
    admission.enter(1);
  });

  test('is refused to everyone once the service stops', () => {
    const admission = new Admission(LIMITS, 1);
    admission.close();
    expect(() => admission.enter(1)).toThrow(expect.objectContaining({ code: 'service_not_ready' }));
  });
});
