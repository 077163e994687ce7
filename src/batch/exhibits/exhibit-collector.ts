import type { Examination, Policy } from '../../core/examination.ts';
import { type ExhibitModel, type ExhibitRow, exhibitRow } from '../../core/exhibit-row.ts';
import { type ExhibitScope, exhibitName } from './exhibit-scope.ts';

/**
 * Collects rows into exhibits where they cannot be read again. Those with tablets stay in memory, about two kilobytes a
 * tablet.
 */
export class ExhibitCollector {
  readonly #scope: ExhibitScope;
  readonly #rows = new Map<string, Examination[]>();
  /** Of the photos with tablets so far. */
  readonly #seen = new Set<string>();

  constructor(scope: ExhibitScope) {
    this.#scope = scope;
  }

  add(row: Examination): void {
    const { name, sha256 = '' } = row.photo;
    if (row.tablets.length === 0) return;
    // A photo with the same bytes as an earlier one is no exhibit of its own.
    if (this.#scope === 'photo' && sha256 !== '' && this.#seen.has(sha256)) return;
    this.#seen.add(sha256);
    const exhibit = exhibitName(name, this.#scope);
    const known = this.#rows.get(exhibit);
    if (known === undefined) this.#rows.set(exhibit, [row]);
    else known.push(row);
  }

  /** In the order of their first photos. */
  *exhibits(model: ExhibitModel, policy: Policy): Generator<ExhibitRow, void, undefined> {
    for (const [name, rows] of this.#rows) {
      const exhibit = exhibitRow(name, rows, model, policy);
      if (exhibit !== undefined) yield exhibit;
    }
  }
}
