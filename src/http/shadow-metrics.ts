import { Gauge, type Registry } from 'prom-client';
import { QUANTILES } from '../core/difference/differences.ts';
import type { ModelIdentity } from '../core/model.ts';
import type { Shadow } from '../runtime/pool/shadow.ts';

/** Names that `telltale models compare --live` reads. */
export const SHADOW = {
  info: 'telltale_shadow_info',
  photos: 'telltale_shadow_photos',
  tablets: 'telltale_shadow_tablets',
  unpaired: 'telltale_shadow_unpaired_tablets',
  compared: 'telltale_shadow_log10_differences',
  mean: 'telltale_shadow_log10_difference_mean',
  quantile: 'telltale_shadow_log10_difference',
} as const;

/**
 * How the shadow bundle differs from the used one, read at the time of a scrape. All counts begin anew when the used bundle is
 * replaced: they never mix two comparisons.
 */
export function watchShadow(registers: Registry[], shadow: Shadow): void {
  const gauge = (name: string, help: string, labelNames: string[], collect: (gauge: Gauge) => void) =>
    new Gauge({
      name,
      help,
      labelNames,
      registers,
      collect() {
        this.reset();
        collect(this);
      },
    });
  const figures = () => shadow.compared.differences.read();
  gauge(SHADOW.info, 'The compared models; always 1.', ['role', 'name', 'version', 'sha256', 'evidence'], (info) => {
    const models: readonly (readonly [string, ModelIdentity])[] = [
      ['used', shadow.compared.used],
      ['shadow', shadow.pool.model],
    ];
    for (const [role, { name, version, sha256, evidence }] of models) {
      info.set({ role, name, version, sha256, evidence }, 1);
    }
  });
  gauge(
    SHADOW.photos,
    'Photos: compared, failed in one model, or skipped because the service was busy.',
    ['result'],
    (photos) => {
      photos.set({ result: 'compared' }, figures().photos);
      photos.set({ result: 'failed' }, figures().failed);
      photos.set({ result: 'skipped' }, shadow.compared.skipped);
    },
  );
  gauge(SHADOW.tablets, 'Tablets that both models found, by their verdicts.', ['used', 'shadow'], (tablets) => {
    for (const { before, after, count } of figures().verdicts) tablets.set({ used: before, shadow: after }, count);
  });
  gauge(SHADOW.unpaired, 'Tablets that only one model found.', [], (unpaired) => unpaired.set(figures().unpaired));
  gauge(SHADOW.compared, 'Tablets with a likelihood ratio of both models.', [], (compared) =>
    compared.set(figures().log10.count),
  );
  gauge(SHADOW.mean, 'Mean of the shadow model’s log10 likelihood ratio minus the used one’s.', [], (mean) => {
    mean.set(figures().log10.mean);
  });
  gauge(SHADOW.quantile, 'Quantiles of the same difference.', ['quantile'], (quantile) => {
    const { quantiles } = figures().log10;
    for (const [i, share] of QUANTILES.entries()) quantile.set({ quantile: String(share) }, quantiles[i]!);
  });
}
