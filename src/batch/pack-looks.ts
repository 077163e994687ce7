import type { PhotoLooks } from '../runtime/photo-looks.ts';
import type { StoredLooks } from '../store/stored-looks.ts';
import { packLook } from './scan/photo-record.ts';

/** The looks of a photo's tablets as they are kept until all photos are examined. */
export function packLooks({ perceptualHash, looks }: PhotoLooks): StoredLooks {
  return { perceptualHash, looks: looks.map(packLook) };
}
