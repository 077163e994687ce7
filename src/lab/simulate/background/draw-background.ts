import sharp from 'sharp';
import { fractalNoise } from '../noise.ts';
import type { Random } from '../random.ts';
import { blob, button, chart, face, icon, letters, rows, type Sketch, shapes } from './sketches.ts';

/** What a picture shows that is no tablet, drawn over each other; the share of pictures that have each. */
const SKETCHES: readonly (readonly [share: number, sketch: Sketch])[] = [
  [0.3, shapes],
  [0.35, letters],
  [0.2, rows],
  [0.25, button],
  [0.15, chart],
  [0.2, face],
  [0.2, icon],
  [0.2, blob],
];

const SIDES = [360, 480, 640, 800] as const;

/**
 * A picture without a tablet, as JPEG: a flat, graded or noisy ground, and drawings on it: letters, signs in circles,
 * faces, charts, buttons of a screen, heaps of spots. Whoever photographs a poster, a screen or a desk gets such shapes,
 * and none of them is a tablet.
 */
export async function drawBackground(random: Random): Promise<{ jpeg: Buffer; width: number; height: number }> {
  const [width, height] = [random.pick(SIDES), random.pick(SIDES)];
  const ground = drawGroundPixels(width, height, random.fork('ground'));
  const parts = SKETCHES.flatMap(([share, sketch], n) =>
    random.chance(share) ? [sketch({ width, height, random: random.fork(`sketch ${n}`) })] : [],
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${parts.join('')}</svg>`;
  const drawn = await sharp(ground, { raw: { width, height, channels: 3 } })
    .composite([{ input: Buffer.from(svg) }])
    .png()
    .toBuffer();
  const soft = random.chance(0.3) ? sharp(drawn).blur(random.range(0.5, 4)) : sharp(drawn);
  return { jpeg: await soft.jpeg({ quality: random.integer(55, 95) }).toBuffer(), width, height };
}

/** Flat, graded, cloudy, grainy or striped. */
function drawGroundPixels(width: number, height: number, random: Random): Uint8Array {
  const chroma = random.chance(0.65) ? random.range(0, 0.3) : random.range(0.3, 1);
  const colour = (): number[] => {
    const light = random.range(0, 255);
    return [0, 1, 2].map(() => light + chroma * (random.range(0, 255) - light));
  };
  const [from, to] = [colour(), colour()];
  const kind = random.pick(['flat', 'graded', 'clouds', 'clouds', 'stripes'] as const);
  const grain = random.chance(0.4) ? random.logRange(2, 70) : 0;
  const size = random.logRange(8, 400);
  const seed = random.integer(1, 1e9);
  const turn = random.range(0, 2 * Math.PI);
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const shareAt = (x: number, y: number): number => {
    const along = cos * x + sin * y;
    if (kind === 'flat') return 0;
    if (kind === 'graded') return 0.5 + along / (width + height);
    if (kind === 'stripes') return 0.5 + 0.5 * Math.sign(Math.sin((along / size) * 6));
    return 0.5 + 0.8 * fractalNoise(x / size, y / size, seed, 5);
  };
  const pixels = new Uint8Array(width * height * 3);
  for (let y = 0, k = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const share = Math.min(1, Math.max(0, shareAt(x, y)));
      for (let c = 0; c < 3; c++, k++) {
        const noise = grain > 0 ? grain * (random.uniform() - 0.5) : 0;
        pixels[k] = Math.min(255, Math.max(0, from[c]! + (to[c]! - from[c]!) * share + noise));
      }
    }
  }
  return pixels;
}
