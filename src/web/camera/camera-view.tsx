import { useRef, useState } from 'preact/hooks';
import type { Session } from '../session.ts';
import { useWords } from '../words.ts';
import { takePhoto } from './take-photo.ts';
import { useCamera } from './use-camera.ts';
import { useHints } from './use-hints.ts';

interface CameraViewProps {
  readonly session: Session;
  onDone(): void;
}

/** Two photos of one tablet, one of each face: a round frame, live hints, and turning the tablet over in between. */
export function CameraView({ session, onDone }: CameraViewProps) {
  const say = useWords();
  const video = useRef<HTMLVideoElement>(null);
  const camera = useCamera(video);
  const hint = useHints(video, session, camera === 'running');
  const [pair] = useState(() => `pair-${Date.now()}`);
  const [taken, setTaken] = useState(0);
  const [failed, setFailed] = useState(false);
  const finish = () => {
    void session.examineWaiting();
    onDone();
  };
  const take = async () => {
    const photo = video.current && (await takePhoto(video.current).catch(() => undefined));
    setFailed(!photo);
    if (!photo) return;
    session.add([{ name: say('page_camera_name', { number: session.state.entries.length + 1 }), blob: photo }], pair);
    setTaken(taken + 1);
    if (taken === 1) finish();
  };
  if (camera === 'refused' || camera === 'missing' || camera === 'failed') {
    return (
      <section aria-labelledby="camera-title">
        <h2 id="camera-title">{say('page_guided')}</h2>
        <p role="alert" class="problem">
          {say(`page_camera_${camera}`)}
        </p>
        <button type="button" class="main" onClick={finish}>
          {say('page_back')}
        </button>
      </section>
    );
  }
  return (
    <section aria-labelledby="camera-title" class="camera">
      <h2 id="camera-title">{say(taken === 0 ? 'page_camera_first' : 'page_camera_second')}</h2>
      <div class="viewfinder">
        <video ref={video} playsInline muted aria-label={say('page_camera_preview')} />
        <svg class="frame" viewBox="0 0 100 100" preserveAspectRatio="xMidYMid meet" aria-hidden="true">
          <circle class={`round ${hint === 'ready' ? 'ready' : ''}`} cx={50} cy={50} r={46} />
        </svg>
      </div>
      <p role="status" id="hint">
        {camera === 'starting' ? say('page_camera_starting') : say(`page_hint_${hint ?? 'wait'}`)}
      </p>
      {failed && (
        <p role="alert" class="problem">
          {say('page_camera_not_taken')}
        </p>
      )}
      <div class="choices">
        <button type="button" class="main" id="shutter" disabled={camera !== 'running'} onClick={() => void take()}>
          {say(taken === 0 ? 'page_camera_take_first' : 'page_camera_take_second')}
        </button>
        <button type="button" onClick={finish}>
          {say(taken === 0 ? 'page_back' : 'page_camera_one_face')}
        </button>
      </div>
    </section>
  );
}
