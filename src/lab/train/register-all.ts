import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import type { OrientedCrop, RegisteredCrop } from '../../core/evidence.ts';
import { orient } from '../../core/inspect/orient.ts';
import type { Network, PolarSettings } from '../../core/model.ts';
import { progressBar } from '../progress.ts';
import type { LabelledCrop } from './crop-store.ts';
import type { TrainingCrop } from './inspector-batch.ts';
import type { Laid, RegistrationTask } from './register-thread.ts';

const AT_ONCE = 32;
/** Batches that wait for a thread: enough that none of them idles. */
const AHEAD = 6;

/** Every crop with its rim, its up direction and the drawing laid on it as the shipped path does, on all cores. */
export async function registerAll(
  crops: readonly LabelledCrop[],
  orienter: Network,
  settings: RegistrationTask['settings'] & { readonly orienter: PolarSettings },
): Promise<TrainingCrop[]> {
  const pool = new Piscina({
    filename: new URL('./register-thread.ts', import.meta.url).href,
    execArgv: ['--import', new URL('../../../bin/typescript.js', import.meta.url).href],
    maxThreads: availableParallelism(),
    idleTimeout: 10_000,
  });
  const bar = progressBar('register crops', crops.length, 'crops');
  const registered: RegisteredCrop[] = new Array(crops.length);
  const waiting = new Set<Promise<void>>();
  try {
    for (let from = 0; from < crops.length; from += AT_ONCE) {
      const part = crops.slice(from, from + AT_ONCE).map(({ crop }) => crop);
      const oriented: OrientedCrop[] = await orient(part, orienter, settings.orienter);
      const { drawing, measures, inspector } = settings;
      const task: RegistrationTask = { crops: oriented, settings: { drawing, measures, inspector } };
      const done = pool.run(task).then((laid: Laid[]) => {
        for (const [k, found] of laid.entries()) {
          registered[from + k] = { ...(oriented[k] as OrientedCrop), ...found };
          bar.step();
        }
        waiting.delete(done);
      });
      waiting.add(done);
      if (waiting.size >= AHEAD) await Promise.race(waiting);
    }
    await Promise.all(waiting);
  } finally {
    bar.stop();
    await pool.destroy();
  }
  return crops.map(({ truth }, i) => ({ truth, crop: registered[i] as RegisteredCrop }));
}
