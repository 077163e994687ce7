/** What is true of the two photos of one tablet. */
export interface PairTruth {
  /** Number of its seed; a reference tablet and its counterfeit twin have the same. */
  readonly seed: number;
  /** See pair.ts. */
  readonly sittings: 1 | 2;
  readonly label: 'reference' | 'counterfeit';
  readonly severity: number;
  readonly defects: readonly string[];
  /** Names of the photos in their folder, by the face that each shows. */
  readonly files: Readonly<Record<'M' | '30', string>>;
}
