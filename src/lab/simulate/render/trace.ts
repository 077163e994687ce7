import type { Scene } from '../scene/scene.ts';
import type { Solid } from './solid.ts';

/** The nearest solid and its distance for every pixel; each solid only where its bounding sphere may be visible. */
export function trace(scene: Scene, solids: readonly Solid[]): { solidAt: Int16Array; depth: Float32Array } {
  const { camera } = scene;
  const { width, height, position: o } = camera;
  const solidAt = new Int16Array(width * height).fill(-1);
  const depth = new Float32Array(width * height);
  const d = new Float64Array(3);
  for (let j = 0, k = 0; j < height; j++) {
    for (let i = 0; i < width; i++, k++) {
      camera.direction(i + 0.5, j + 0.5, d);
      const dz = d[2]!;
      depth[k] = dz < -1e-3 ? -o[2] / dz : 1e4;
    }
  }
  for (const [index, solid] of solids.entries()) {
    const [cx, cy] = camera.project(solid.centre);
    const c = solid.centre;
    const far =
      (c[0] - o[0]) * camera.forward[0] + (c[1] - o[1]) * camera.forward[1] + (c[2] - o[2]) * camera.forward[2];
    // A sphere that contains the camera, as around a finger, may be visible anywhere.
    const near = far < solid.bound * 1.2;
    const r = near ? width + height : ((solid.bound * camera.focalPx) / (far - solid.bound)) * 1.15 + 2;
    const [x, y] = near ? [0, 0] : [cx, cy];
    for (let j = Math.max(0, Math.floor(y - r)); j < Math.min(height, y + r); j++) {
      for (let i = Math.max(0, Math.floor(x - r)); i < Math.min(width, x + r); i++) {
        camera.direction(i + 0.5, j + 0.5, d);
        const t = solid.distance(o[0], o[1], o[2], d[0]!, d[1]!, d[2]!);
        const k = j * width + i;
        if (t < depth[k]!) {
          depth[k] = t;
          solidAt[k] = index;
        }
      }
    }
  }
  return { solidAt, depth };
}
