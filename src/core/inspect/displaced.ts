import type { OrientedCrop } from '../evidence.ts';
import { pointOn } from '../imaging/ellipse.ts';

/**
 * A crop with its rim moved by `share` of the shorter half axis along that axis. A tablet leans that way, so its side
 * wall or its far flank shows there and its rim is misread most.
 */
export function displaced<Oriented extends OrientedCrop>(crop: Oriented, share: number): readonly Oriented[] {
  const { ellipse } = crop;
  // `pointOn` counts from up, `angle` from the x axis; the shorter axis is a right angle further.
  const shorter = ((ellipse.angle + 180) * Math.PI) / 180;
  return [share, -share].map((by) => {
    const [cx, cy] = pointOn(ellipse, shorter, by);
    return { ...crop, ellipse: { ...ellipse, cx, cy } };
  });
}
