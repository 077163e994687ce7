import { describe, expect, it } from 'vitest';
import { Random } from '../random.ts';
import { lotShare, PLAIN_WORLD } from '../scene/scene.ts';
import { drawRelief } from '../tablet/relief.ts';
import { designReference, drawLot } from '../tablet/tablet.ts';
import type { Surface } from './solid.ts';
import { TabletSolid } from './tablet-solid.ts';

const random = new Random('closed');
const design = designReference(random, drawLot(random, 'lot', lotShare(PLAIN_WORLD, random)), 'M');
const relief = drawRelief(design, 80, random);
const tablet = (lowerFace: 'open' | 'closed'): TabletSolid =>
  new TabletSolid(design, relief, [0, 0, 2], [0, 0, 1], 0, lowerFace);

describe('a tablet that lies on others', () => {
  it('stops light from below at its lower face', () => {
    const distance = tablet('closed').distance(0.2, 0, 0, 0, 0, 1);
    expect(distance).toBeCloseTo(2 - design.halfThickness, 5);
    expect(tablet('open').distance(0.2, 0, 0, 0, 0, 1)).toBe(Number.POSITIVE_INFINITY);
  });

  it('has a lower face that looks down', () => {
    const surface: Surface = { nx: 0, ny: 0, nz: 0, red: 0, green: 0, blue: 0, openness: 0, gloss: 0, metal: false };
    tablet('closed').surface(0.2, 0, 2 - design.halfThickness, surface);
    expect(surface.nz).toBeCloseTo(-1, 5);
  });
});
