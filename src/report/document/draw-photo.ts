import { uprightsOfFindings } from '../../core/crop/upright-of-finding.ts';
import { TelltaleError } from '../../core/errors.ts';
import type { TabletFinding } from '../../core/examination.ts';
import { drawOverlay } from '../../photo/node/draw-overlay.ts';
import { encodeJpeg } from '../../photo/node/encode-jpeg.ts';
import { openPhoto } from '../../photo/node/open-photo.ts';

/** Crops are as large, with as much ground around the tablet, as those of the shipped bundle and so of the gallery. */
const CROP = { size: 128, radiusShare: 25 / 27 } as const;

/** JPEG in base64. */
export interface DrawnPhoto {
  /** The photo, reduced, with the tablets marked and numbered from 1 on. */
  readonly overlay: string;
  /** One upright crop for each tablet. */
  readonly crops: readonly string[];
}

/** A photo with the tablets of its findings; undefined if these bytes cannot be decoded. */
export async function drawPhoto(
  bytes: Uint8Array,
  name: string,
  findings: readonly TabletFinding[],
): Promise<DrawnPhoto | undefined> {
  try {
    const photo = await openPhoto(bytes, name);
    const overlay = await drawOverlay(photo, findings);
    const crops: string[] = [];
    for (const pixels of await uprightsOfFindings(photo, findings, CROP)) {
      const data = Uint8ClampedArray.from(pixels, (value) => value * 255);
      crops.push(await encodeJpeg({ width: CROP.size, height: CROP.size, data }));
    }
    return { overlay, crops };
  } catch (error) {
    // Of the photo: what is wrong with it is in its examination.
    if (error instanceof TelltaleError) return undefined;
    throw error;
  }
}
