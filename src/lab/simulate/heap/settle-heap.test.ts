import { describe, expect, it } from 'vitest';
import { Random } from '../random.ts';
import { type FallingTablet, type Pose, settleHeap } from './settle-heap.ts';

const TABLET: FallingTablet = { radius: 1, half: 0.35 };
const heap = (count: number, seed = 'heap'): Promise<Pose[]> =>
  settleHeap(Array<FallingTablet>(count).fill(TABLET), { spread: 1.5 }, new Random(seed));

/** Height of a cylinder's lowest point. */
function lowest({ centre, axis }: Pose): number {
  const lean = Math.sqrt(Math.max(0, 1 - axis[2] ** 2));
  return centre[2] - TABLET.half * Math.abs(axis[2]) - TABLET.radius * lean;
}

describe('settleHeap', () => {
  it('lays a single tablet flat on the table', async () => {
    const [pose] = await settleHeap([TABLET], { spread: 0 }, new Random('one'));
    expect(Math.abs(pose!.axis[2])).toBeGreaterThan(0.99);
    expect(pose!.centre[2]).toBeCloseTo(TABLET.half, 1);
  });

  it('leaves no tablet in the air and none in the table', async () => {
    const poses = await heap(30);
    for (const pose of poses) expect(lowest(pose)).toBeGreaterThan(-0.08);
    const lying = poses.filter((pose) => lowest(pose) < 0.1);
    expect(lying.length).toBeGreaterThan(8);
    expect(lying.length).toBeLessThan(30);
  });

  it('tilts some of the tablets that lie on others', async () => {
    const tilts = (await heap(40)).map(({ axis }) => Math.abs(axis[2]));
    expect(tilts.filter((cosine) => cosine < 0.97).length).toBeGreaterThan(5);
  });

  it('keeps the tablets of a tray inside its walls', async () => {
    const tray = { halfX: 4, halfY: 3, height: 1 };
    const poses = await settleHeap(Array<FallingTablet>(25).fill(TABLET), { spread: 4, tray }, new Random('tray'));
    for (const { centre } of poses) {
      expect(Math.abs(centre[0])).toBeLessThan(4);
      expect(Math.abs(centre[1])).toBeLessThan(3);
    }
  });

  it('gives the same heap for the same random numbers', async () => {
    expect(await heap(12)).toEqual(await heap(12));
    expect(await heap(12)).not.toEqual(await heap(12, 'another'));
  });
});
