import { beforeAll, describe, expect, it } from 'vitest';
import { Random } from '../random.ts';
import { PLAIN_WORLD, type Scene } from '../scene/scene.ts';
import { cross, dot, type Vector } from '../vector.ts';
import { drawHeap } from './draw-heap.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await drawHeap(new Random('draw-heap 2'), PLAIN_WORLD);
});

describe('drawHeap', () => {
  it('draws at least ten tablets, of at most twenty-four designs', () => {
    expect(scene.kind).toBe('heap');
    expect(scene.tablets.length).toBeGreaterThanOrEqual(10);
    expect(new Set(scene.tablets.map(({ design }) => design)).size).toBeLessThanOrEqual(24);
  });

  it('turns the drawn face of every tablet to the camera', () => {
    for (const tablet of scene.tablets) {
      const [a, b, c] = [0, 2, 4].map((turn) => tablet.rim(turn)) as [Vector, Vector, Vector];
      const normal = cross(minus(b, a), minus(c, a));
      expect(dot(normal, minus(scene.camera.position, tablet.centre))).toBeGreaterThanOrEqual(0);
    }
  });

  it('is the same for the same random numbers', async () => {
    const again = await drawHeap(new Random('draw-heap 2'), PLAIN_WORLD);
    expect(again.tablets.map(({ centre }) => centre)).toEqual(scene.tablets.map(({ centre }) => centre));
  });
});

function minus(a: Vector, b: Vector): Vector {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}
