import type { Frame } from '../../core/imaging/frame.ts';
import { sharp } from './sharp-settings.ts';

const QUALITY = 85;

/** A frame as JPEG in base64. Nothing of the photo's own data (camera, place, time) is in it: a frame has only pixels. */
export async function encodeJpeg({ width, height, data }: Frame, drawing?: string): Promise<string> {
  const picture = sharp(data, { raw: { width, height, channels: 3 } });
  if (drawing !== undefined) picture.composite([{ input: Buffer.from(drawing) }]);
  return (await picture.jpeg({ quality: QUALITY }).toBuffer()).toString('base64');
}
