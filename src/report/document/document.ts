/**
 * A report as a plain, ordered document: what is composed once, and rendered as PDF and as HTML. All text is in the
 * reader's language already. Blocks come one after the other, because their pictures may be many.
 */
export interface ReportDocument {
  /** BCP 47 tag of the catalogue in use. */
  readonly language: string;
  readonly title: string;
  /** ISO 8601; the date of the file. Absent if nothing in the report has one. */
  readonly date?: string | undefined;
  /** On every page. */
  readonly footer: string;
  readonly blocks: AsyncIterable<Block>;
}

export type Block = Heading | Paragraph | Notice | List | Facts | Table | Figure | Entry;

/** Level 1 is the title; no level is skipped on the way down. */
export interface Heading {
  readonly kind: 'heading';
  readonly level: 1 | 2 | 3 | 4;
  readonly text: string;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly text: string;
}

/** What must not be overlooked. */
export interface Notice {
  readonly kind: 'notice';
  readonly lines: readonly string[];
}

export interface List {
  readonly kind: 'list';
  readonly items: readonly string[];
}

/** A table of two columns, the first of which heads its row. A value may be long. */
export interface Facts {
  readonly kind: 'facts';
  readonly rows: readonly (readonly [label: string, value: string])[];
}

/** A table whose first row and first column are headers. Cells are short. */
export interface Table {
  readonly kind: 'table';
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Widths of the columns, in any unit. */
  readonly widths: readonly number[];
}

export interface Picture {
  /** JPEG in base64. */
  readonly jpeg: string;
  /** What it shows, for those who do not see it. */
  readonly alt: string;
}

export interface Figure {
  readonly kind: 'figure';
  readonly picture: Picture;
}

/** A tablet: a small picture beside its lines, under a heading of level 4. */
export interface Entry {
  readonly kind: 'entry';
  readonly heading: string;
  readonly picture?: Picture | undefined;
  readonly lines: readonly string[];
}
