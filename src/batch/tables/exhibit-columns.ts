import type { ExhibitRow } from '../../core/exhibit-row.ts';
import { say } from '../../core/words/say.ts';
import { type Column, columnsOf } from './column.ts';

/** One exhibit, for readers of this language. */
export interface ExhibitLine {
  readonly row: ExhibitRow;
  readonly language: string;
}

const { text, whole, number } = columnsOf<ExhibitLine>();

/** The columns of the tables of exhibits, which docs/scan.md explains. Every row carries the safety card. */
export const EXHIBIT_COLUMNS: readonly Column<ExhibitLine>[] = [
  text('exhibit', ({ row }) => row.name),
  whole('photos', ({ row }) => row.photos.length),
  whole('tablets', ({ row }) => row.tablets),
  whole('assessed', ({ row }) => row.assessed),
  text('sources', ({ row }) => row.sources),
  whole('groups', ({ row }) => row.groups.length),
  text('verdict', ({ row }) => row.verdict),
  number('log10_likelihood_ratio', ({ row }) => row.counterfeit?.log10LikelihoodRatio),
  number('log10_likelihood_ratio_low', ({ row }) => row.counterfeit?.interval[0]),
  number('log10_likelihood_ratio_high', ({ row }) => row.counterfeit?.interval[1]),
  number('probability', ({ row }) => row.counterfeit?.probability),
  number('prior', ({ row }) => row.counterfeit?.prior),
  text('reasons', ({ row }) => row.reasons.map(({ code }) => code).join(' ')),
  text('model', ({ row }) => `${row.model.name} ${row.model.version}`),
  text('model_sha256', ({ row }) => row.model.sha256),
  text('evidence', ({ row }) => row.model.evidence),
  text('notice', ({ row, language }) =>
    [row.notice.calibratedOn, say('exhibit_no_share', language), say('warning', language), ...row.notice.card].join(
      ' ',
    ),
  ),
];
