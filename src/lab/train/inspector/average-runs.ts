import { foldBatchNorm } from '../fold-batch-norm.ts';
import { buildInspector } from './build-inspector.ts';
import { loadRun } from './run-file.ts';
import { writeNetwork } from './train-inspector.ts';
import { WeightVector } from './weight-vector.ts';

/**
 * Writes the network whose weights are the mean of those of several runs, which must share one beginning: between the
 * ends of such runs the loss stays low, and the mean generalises better to other worlds than either end (Izmailov et
 * al. 2018, "Averaging weights leads to wider optima"; Wortsman et al. 2022, "Model soups"). Requires a started
 * backend.
 *
 * @param files `run.arrays` of each run
 */
export async function averageRuns(files: readonly string[], out: string): Promise<void> {
  const network = buildInspector({ training: true, seed: 0 });
  const vector = new WeightVector(network);
  const sum = new Float32Array(vector.length);
  for (const file of files) {
    const run = await loadRun(file);
    if (!run) throw new Error(`Expected the run.arrays of a training, but there is no ${file}.`);
    const { average } = run.learner;
    if (average.length !== sum.length)
      throw new Error(`${file}: expected ${sum.length} weights, received ${average.length}.`);
    for (let i = 0; i < sum.length; i++) sum[i] = sum[i]! + average[i]! / files.length;
  }
  vector.write(sum);
  const plain = buildInspector({ training: false, seed: 0 });
  foldBatchNorm(network, plain);
  await writeNetwork(out, plain);
}
