import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

export type CameraState = 'starting' | 'running' | 'refused' | 'missing' | 'failed';

/** The rear camera, at its highest resolution. It is released when the view is closed. */
export function useCamera(video: RefObject<HTMLVideoElement | null>): CameraState {
  const [state, setState] = useState<CameraState>('starting');
  useEffect(() => {
    let left = false;
    let stream: MediaStream | undefined;
    const start = async () => {
      try {
        stream = await navigator.mediaDevices.getUserMedia({
          audio: false,
          video: { facingMode: 'environment', width: { ideal: 3840 }, height: { ideal: 2160 } },
        });
        if (left || video.current === null) return stop();
        video.current.srcObject = stream;
        await video.current.play();
        setState('running');
      } catch (error) {
        if (!left) setState(stateOf(error));
      }
    };
    const stop = () => {
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    void start();
    return () => {
      left = true;
      stop();
    };
  }, [video]);
  return state;
}

function stateOf(error: unknown): CameraState {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'missing' : 'failed';
}
