import { type DifferenceFigures, QUANTILES } from '../core/difference/differences.ts';
import { VERDICTS } from '../core/examination.ts';
import type { EvidenceBase } from '../core/model.ts';
import { SHADOW } from './shadow-metrics.ts';

/** The comparison of a running service, as its metrics have it. */
export interface LiveComparison {
  /** Name and version. */
  readonly used: string;
  readonly shadow: string;
  /** What each of them was calibrated on. */
  readonly evidence: readonly EvidenceBase[];
  /** Photos that the shadow skipped. */
  readonly skipped: number;
  readonly figures: DifferenceFigures;
}

const EVIDENCE: readonly EvidenceBase[] = ['simulated', 'reference_photos', 'lab_confirmed'];

interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** The comparison in metrics of a service (Prometheus text); undefined if it has no shadow. */
export function readShadowMetrics(text: string): LiveComparison | undefined {
  const samples = text.split('\n').flatMap((line) => sampleOf(line) ?? []);
  const value = (name: string, labels: Sample['labels'] = {}): number =>
    samples.find((one) => one.name === name && hasLabels(one, labels))?.value ?? 0;
  const modelOf = (role: string) =>
    samples.find((one) => one.name === SHADOW.info && one.labels['role'] === role)?.labels;
  const [used, shadow] = [modelOf('used'), modelOf('shadow')];
  if (used === undefined || shadow === undefined) return undefined;
  const verdicts = VERDICTS.flatMap((before) =>
    VERDICTS.flatMap((after) => {
      const count = value(SHADOW.tablets, { used: before, shadow: after });
      return count === 0 ? [] : [{ before, after, count }];
    }),
  );
  return {
    used: labelOf(used),
    shadow: labelOf(shadow),
    evidence: EVIDENCE.filter((one) => [used['evidence'], shadow['evidence']].includes(one)),
    skipped: value(SHADOW.photos, { result: 'skipped' }),
    figures: {
      photos: value(SHADOW.photos, { result: 'compared' }),
      failed: value(SHADOW.photos, { result: 'failed' }),
      tablets: verdicts.reduce((sum, { count }) => sum + count, 0),
      unpaired: value(SHADOW.unpaired),
      verdicts,
      log10: {
        count: value(SHADOW.compared),
        mean: value(SHADOW.mean),
        quantiles: QUANTILES.map((share) => value(SHADOW.quantile, { quantile: String(share) })),
      },
    },
  };
}

/** A line such as `name{label="value"} 1`; undefined for comments. */
function sampleOf(line: string): Sample | undefined {
  const found = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line);
  if (found === null) return undefined;
  const [, name = '', labels = '', value = ''] = found;
  const pairs = [...labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(
    ([, key = '', text = '']) => [key, text] as const,
  );
  return { name, labels: Object.fromEntries(pairs), value: Number(value) };
}

const labelOf = (labels: Sample['labels']): string => `${labels['name']} ${labels['version']}`;

function hasLabels(sample: Sample, labels: Sample['labels']): boolean {
  return Object.entries(labels).every(([key, value]) => sample.labels[key] === value);
}
