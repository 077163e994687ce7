import { type DifferenceFigures, QUANTILES } from '../core/difference/differences.ts';
import { say } from '../core/words/say.ts';

/** How two models differ over all their photos, in sentences. */
export function differenceLines(
  { photos, failed, tablets, unpaired, verdicts, log10 }: DifferenceFigures,
  models: { readonly before: string; readonly after: string },
  language: string,
): string[] {
  const changed = verdicts.filter(({ before, after }) => before !== after);
  const changes = changed.reduce((sum, { count }) => sum + count, 0);
  const decimals = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return [
    say('models_difference_counts', language, { photos, failed, tablets, unpaired, changes }),
    ...changed.map(({ before, after, count }) =>
      say('models_difference_verdict', language, {
        count,
        before: say(`headline_${before}`, language),
        after: say(`headline_${after}`, language),
      }),
    ),
    log10.count === 0
      ? say('models_difference_none', language)
      : say('models_difference_log10', language, {
          ...models,
          count: log10.count,
          mean: decimals.format(log10.mean),
          shares: QUANTILES.map((share) => `${share * 100} %`).join(', '),
          quantiles: log10.quantiles.map((value) => decimals.format(value)).join('; '),
        }),
  ];
}
