import type { Frame, Rect } from './imaging/frame.ts';

/** Identity and size of a photo. `width` and `height` are pixels after the EXIF orientation is applied. */
export interface PhotoIdentity {
  readonly name: string;
  /** Of the original bytes, computed before anything decodes them; lower-case hex. */
  readonly sha256: string;
  readonly format: string;
  readonly width: number;
  readonly height: number;
}

/**
 * The port through which the core reads a photo. It handles no file, path or codec. sharp implements it in Node, a
 * canvas in the browser.
 */
export interface Photo {
  readonly identity: PhotoIdentity;
  /** The whole photo, its longer side at most `maxSide` pixels, never enlarged. */
  thumbnail(maxSide: number): Promise<Frame>;
  /**
   * A part of the photo, resampled (antialiased when reduced) to exactly `width` x `height` pixels.
   * What lies beyond the photo's edges repeats the nearest edge pixel.
   */
  region(rect: Rect, width: number, height: number): Promise<Frame>;
}
