import { sharp } from './sharp-settings.ts';

const SIDE = 640;

/**
 * A drawn JPEG photo, a light blue disc on grey: it exercises every step of an examination once before the first real
 * photo arrives. Its result means nothing.
 */
export function drawWarmUpPhoto(): Promise<Uint8Array> {
  const [middle, radius] = [SIDE / 2, SIDE / 5];
  const disc = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${SIDE}"><circle cx="${middle}" cy="${middle}" r="${radius}" fill="#a9c7df"/></svg>`;
  return sharp({ create: { width: SIDE, height: SIDE, channels: 3, background: '#808080' } })
    .composite([{ input: Buffer.from(disc) }])
    .jpeg()
    .toBuffer();
}
