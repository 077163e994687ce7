import { describe, expect, test } from 'vitest';
import { Admission } from './admission.ts';
import { DEFAULT_LIMITS } from './limits.ts';

const LIMITS = { ...DEFAULT_LIMITS, maxHeldBytes: 1000, maxHeldPhotos: 10, deadlineMs: 60_000 };
const busy = expect.objectContaining({ code: 'service_busy' });

describe('a reservation', () => {
  test('is refused beyond the bytes, and granted again once another ends', () => {
    const admission = new Admission(LIMITS, 2);
    const first = admission.enter(600);
    expect(() => admission.enter(401)).toThrow(busy);
    admission.enter(400);
    first.leave();
    first.leave();
    expect(admission.held).toEqual({ requests: 1, photos: 1, bytes: 400 });
    admission.enter(600);
  });

  test('is refused beyond the photos, which count from when they are known until each is done', () => {
    const admission = new Admission(LIMITS, 2);
    const reservation = admission.enter(1);
    reservation.hold(10);
    expect(() => admission.enter(1)).toThrow(busy);
    reservation.photoDone();
    admission.enter(1);
    expect(admission.held).toEqual({ requests: 2, photos: 10, bytes: 2 });
    reservation.leave();
    reservation.hold(5);
    reservation.photoDone();
    expect(admission.held).toEqual({ requests: 1, photos: 1, bytes: 1 });
  });

  test('is always granted while there is no other', () => {
    const admission = new Admission(LIMITS, 1);
    admission.enter(5000).leave();
    expect(admission.held).toEqual({ requests: 0, photos: 0, bytes: 0 });
  });

  test('is refused if the held photos would take more than half the deadline', () => {
    const admission = new Admission(LIMITS, 2);
    const reservation = admission.enter(1);
    reservation.hold(7);
    admission.enter(1).leave();
    reservation.photoDone(10_500);
    // Six photos of 10.5 s on two threads: 31.5 s of the 60.
    expect(() => admission.enter(1)).toThrow(
      expect.objectContaining({ code: 'service_busy', values: { retryAfterSeconds: 16 } }),
    );
    reservation.photoDone(10_500);
    admission.enter(1);
  });

  test('is withdrawn if the request has more photos than may be held or than there is time for', () => {
    const many = new Admission(LIMITS, 2);
    many.enter(1).hold(8);
    expect(() => many.enter(1).hold(3)).toThrow(busy);
    const slow = new Admission({ ...LIMITS, deadlineMs: 10_000 }, 1);
    const reservation = slow.enter(1);
    reservation.photoDone(3000);
    reservation.hold(1);
    // Three photos of 3 s on one thread are examined within 10 s, four are not.
    expect(() => slow.enter(1).hold(3)).toThrow(busy);
    const sole = new Admission(LIMITS, 1);
    sole.enter(1).hold(20);
  });

  test('is not granted to a whole rush before any photo was measured', () => {
    const admission = new Admission({ ...LIMITS, maxHeldPhotos: 1000, maxHeldBytes: 1e9, deadlineMs: 60_000 }, 2);
    let entered = 0;
    expect(() => {
      for (; entered < 200; entered++) admission.enter(1);
    }).toThrow(busy);
    // A second each, on two threads, within half a minute.
    expect(entered).toBe(61);
  });

  test('is refused to everyone once the service stops', () => {
    const admission = new Admission(LIMITS, 1);
    admission.close();
    expect(() => admission.enter(1)).toThrow(expect.objectContaining({ code: 'service_not_ready' }));
  });
});
