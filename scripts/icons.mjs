// Renders the PNG icons for phones from src/web/public/icon.svg.
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const folder = fileURLToPath(new URL('../src/web/public/', import.meta.url));
const GROUND = '#f1eee6';

const draw = (side) => sharp(`${folder}icon.svg`, { density: 72 * (side / 32) }).resize(side, side);

for (const side of [192, 512]) await draw(side).png({ palette: true }).toFile(`${folder}icon-${side}.png`);
// A phone may crop this one to any shape, so the drawing stays in the centre.
const drawing = await draw(340).toBuffer();
await sharp({ create: { width: 512, height: 512, channels: 3, background: GROUND } })
  .composite([{ input: drawing }])
  .png({ palette: true })
  .toFile(`${folder}icon-maskable.png`);
