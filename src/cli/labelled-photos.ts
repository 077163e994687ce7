import type { ReadLabels } from '../learn/labels/read-labels.ts';
import type { ConfirmedPhoto } from '../learn/sort-references.ts';

/** Labels with the photos that they name. */
export interface LabelledPhotos {
  readonly read: ReadLabels;
  /** Examined, by their names in the labels. */
  readonly photos: ReadonlyMap<string, ConfirmedPhoto>;
  /** The case of a row and its line in the table of that case; undefined if the labels come from a file. */
  readonly caseOf: (line: number) => { readonly name: string; readonly line: number } | undefined;
}
