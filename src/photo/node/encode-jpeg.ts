import type { Frame } from '../../core/imaging/frame.ts';
import { sharp } from './sharp-settings.ts';

const QUALITY = 85;

/**
 * A frame as JPEG in base64. It contains none of the photo's metadata (camera, place, time), because a frame has only
 * pixels.
 */
export async function encodeJpeg({ width, height, data }: Frame, drawing?: string): Promise<string> {
  const picture = sharp(data, { raw: { width, height, channels: 3 } });
  if (drawing !== undefined) picture.composite([{ input: Buffer.from(drawing) }]);
  return (await picture.jpeg({ quality: QUALITY }).toBuffer()).toString('base64');
}
