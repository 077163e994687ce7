import { workerData } from 'node:worker_threads';
import { coloursOf } from '../../core/crop/draw-crop.ts';
import { TelltaleError } from '../../core/errors.ts';
import type { Model } from '../../core/model.ts';
import { type BackendName, startBackend } from '../backend/backend.ts';
import { loadBundle } from '../bundle/load-bundle.ts';
import { drawPictures } from '../draw-pictures.ts';
import { examineBytes } from '../examine-bytes.ts';
import { detailsOf } from '../photo-details.ts';
import { photoLooksOf } from '../photo-looks.ts';
import { StageClock } from '../stage-clock.ts';
import type { ExaminerAnswer, ExaminerStart, ExaminerTask, ExaminerWorkerData } from './examiner-messages.ts';
import { lowerPriority } from './lower-priority.ts';
import { withThreadLock } from './thread-lock.ts';

/** One thread of the pool: its own backend and its own copy of the model, loaded once, when the thread starts. */
interface Examiner {
  readonly backend: BackendName;
  readonly model: Model;
}

const { bundle, backend: wanted, warm, background, starts }: ExaminerWorkerData = workerData;

async function startExaminer(): Promise<Examiner> {
  // Before the backend: the threads that it starts inherit it.
  if (background) lowerPriority();
  // TensorFlow's own library crashes if two threads start it at once.
  const backend =
    wanted === 'wasm' ? await startBackend(wanted) : await withThreadLock(starts, () => startBackend(wanted));
  return { backend, model: await loadBundle(bundle, { warm }) };
}

const starting = startExaminer();
// The failure is reported to whoever awaits the examiner; until then it must not count as unhandled.
starting.catch(() => undefined);

/**
 * The backend and model of this thread once it is ready, or why it is not, as plain values, because errors lose their
 * properties between threads.
 */
export async function start(): Promise<ExaminerStart> {
  try {
    const { backend, model } = await starting;
    return { ready: true, backend, model: model.identity, settings: model.settings };
  } catch (error) {
    if (!(error instanceof TelltaleError)) throw error;
    return { ready: false, code: error.code, values: error.values };
  }
}

/** Examines one photo. The result is plain values that can be sent between threads. */
export async function examine(task: ExaminerTask): Promise<ExaminerAnswer> {
  const { bytes, name, policy, include, colours, details, looks } = task;
  const { model } = await starting;
  const clock = new StageClock();
  const { photo, ...examined } = await examineBytes(bytes, name, clock.timed(model), policy);
  const { examination, tablets } = examined;
  // Pictures are not part of the examination's stages.
  const stagesMs = clock.read();
  if (photo === undefined) return { examination, stagesMs, colours: [] };
  const pictures = include.length > 0 ? { pictures: await drawPictures(photo, examined, model, include) } : {};
  return {
    examination: { ...examination, ...pictures },
    stagesMs,
    colours: colours ? coloursOf(tablets, model.settings.inspector) : [],
    ...(details ? { details: await detailsOf(bytes, photo, tablets, model) } : {}),
    ...(looks ? { looks: await photoLooksOf(photo, tablets, model) } : {}),
  };
}
