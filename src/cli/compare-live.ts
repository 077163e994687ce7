import { TelltaleError } from '../core/errors.ts';
import { say } from '../core/words/say.ts';
import { readShadowMetrics } from '../http/read-shadow-metrics.ts';
import { systemReason } from '../runtime/system-reason.ts';
import { cardLines } from './card-lines.ts';
import { differenceLines } from './difference-lines.ts';

const TIMEOUT_MS = 10_000;

export interface CompareLive {
  /** Of the service. */
  readonly url: string;
  /** Its API key for metrics. */
  readonly key: string | undefined;
  readonly language: string;
}

/**
 * Prints how the shadow of a running service differs from its used bundle.
 *
 * @throws TelltaleError `service_metrics_unreadable`, `service_without_shadow`
 */
export async function compareLive({ url, key, language }: CompareLive): Promise<void> {
  const found = readShadowMetrics(await readMetrics(url, key));
  if (found === undefined) throw new TelltaleError('service_without_shadow', { url });
  const { used, shadow, evidence, skipped, figures } = found;
  console.log(say('models_compare_live', language, { before: used, after: shadow, skipped }));
  for (const line of differenceLines(figures, { before: used, after: shadow }, language)) console.log(line);
  console.log(`\n${cardLines(evidence, language)}`);
}

async function readMetrics(url: string, key: string | undefined): Promise<string> {
  const unreadable = (problem: string, cause?: unknown) =>
    new TelltaleError('service_metrics_unreadable', { url, problem }, { cause });
  const answer = await fetch(new URL('/metrics', url), {
    headers: key === undefined ? {} : { Authorization: `Bearer ${key}` },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((cause: unknown) => {
    throw unreadable(systemReason(cause instanceof Error ? (cause.cause ?? cause) : cause), cause);
  });
  if (!answer.ok) throw unreadable(`HTTP ${answer.status}`);
  return answer.text();
}
