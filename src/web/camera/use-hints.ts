import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Frame } from '../../core/imaging/frame.ts';
import type { Sighting } from '../device/examiner-messages.ts';
import type { Session } from '../session.ts';
import { greyOf, type Hint, hintFor, measurePreview } from './preview-hints.ts';

/** Longer side of the pictures for the hints. */
const SIDE = 320;
const INTERVAL_MS = 250;

/** The current hint, computed on the running preview; the worker looks for the tablet, if there is one. */
export function useHints(
  video: RefObject<HTMLVideoElement | null>,
  session: Session,
  running: boolean,
): Hint | undefined {
  const [hint, setHint] = useState<Hint>();
  useEffect(() => {
    if (!running) return;
    const watch = new PreviewWatch(session);
    const timer = setInterval(() => {
      if (video.current !== null) setHint(watch.next(video.current));
    }, INTERVAL_MS);
    return () => clearInterval(timer);
  }, [video, session, running]);
  return hint;
}

class PreviewWatch {
  readonly #session: Session;
  readonly #canvas = document.createElement('canvas');
  #before: Uint8Array | undefined;
  #sighting: Sighting | undefined;
  #looking = false;

  constructor(session: Session) {
    this.#session = session;
  }

  next(video: HTMLVideoElement): Hint | undefined {
    const frame = this.#take(video);
    if (frame === undefined) return undefined;
    void this.#look(frame);
    const measures = measurePreview(frame, this.#before);
    this.#before = greyOf(frame);
    return hintFor(measures, this.#sighting, frame, video.videoWidth / frame.width);
  }

  #take(video: HTMLVideoElement): Frame | undefined {
    const longer = Math.max(video.videoWidth, video.videoHeight);
    if (longer === 0) return undefined;
    const scale = Math.min(1, SIDE / longer);
    const [width, height] = [Math.round(video.videoWidth * scale), Math.round(video.videoHeight * scale)];
    if (this.#canvas.width !== width) this.#canvas.width = width;
    if (this.#canvas.height !== height) this.#canvas.height = height;
    const context = this.#canvas.getContext('2d', { willReadFrequently: true });
    if (context === null) return undefined;
    context.drawImage(video, 0, 0, width, height);
    const { data: rgba } = context.getImageData(0, 0, width, height);
    const data = new Uint8ClampedArray(width * height * 3);
    for (let i = 0, k = 0; i < rgba.length; i += 4) {
      data[k++] = rgba[i]!;
      data[k++] = rgba[i + 1]!;
      data[k++] = rgba[i + 2]!;
    }
    return { width, height, data };
  }

  /** One look at a time; if the device cannot look, light and movement remain. */
  async #look(frame: Frame): Promise<void> {
    if (this.#looking || !this.#session.state.model.ready) return;
    this.#looking = true;
    this.#sighting = await this.#session.device.ask('look', { frame }).catch(() => undefined);
    this.#looking = false;
  }
}
