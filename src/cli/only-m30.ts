import { TelltaleError } from '../core/errors.ts';
import type { ModelIdentity, ModelSettings } from '../core/model.ts';
import type { ExaminerPool } from '../runtime/pool/examiner-pool.ts';

/** Closes a pool with a bundle of another product, and throws as `refuseProduct` does. */
export async function onlyM30(pool: ExaminerPool): Promise<ExaminerPool> {
  try {
    refuseProduct(pool.model, pool.settings);
    return pool;
  } catch (error) {
    await pool.close();
    throw error;
  }
}

/**
 * The page, the reports and the service speak of the M 30 throughout: a bundle of another product must not answer there.
 *
 * @throws TelltaleError `bundle_of_product`
 */
export function refuseProduct(
  { name, version }: Pick<ModelIdentity, 'name' | 'version'>,
  { product }: Pick<ModelSettings, 'product'>,
): void {
  if (product !== undefined) throw new TelltaleError('bundle_of_product', { name, version });
}
