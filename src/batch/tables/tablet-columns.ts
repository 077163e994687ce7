import type { Cell } from '../../core/csv/csv-text.ts';
import type { TabletFinding } from '../../core/examination.ts';
import { say } from '../../core/words/say.ts';
import type { PhotoRecord, ScanRow } from '../scan/photo-record.ts';
import { type Column, columnsOf } from './column.ts';

/** One tablet with its photo. */
export interface TabletLine {
  readonly row: ScanRow;
  readonly record: PhotoRecord;
  readonly tablet: TabletFinding;
  /** From 1 on. */
  readonly number: number;
  /** Groups from 1 on; undefined if the photo or the tablet is in none. */
  readonly nearDuplicateGroup: number | undefined;
  readonly lookAlikeGroup: number | undefined;
  readonly language: string;
}

const { text, whole, number } = columnsOf<TabletLine>();
const orNone = (value: number | null | undefined): Cell => value ?? undefined;

/**
 * The columns of CSV and Parquet, which docs/scan.md explains. Like every result, every row carries the safety card.
 */
export const TABLET_COLUMNS: readonly Column<TabletLine>[] = [
  text('photo', ({ row }) => row.photo.name),
  text('photo_sha256', ({ row }) => row.photo.sha256),
  text('duplicate_of', ({ row }) => row.duplicateOf),
  whole('near_duplicate_group', (line) => line.nearDuplicateGroup),
  text('date', ({ record }) => record.date),
  text('date_from', ({ record }) => record.dateFrom),
  whole('tablet', (line) => line.number),
  text('face', ({ tablet }) => tablet.face),
  number('face_probability', ({ tablet }) => tablet.faceProbability),
  text('verdict', ({ tablet }) => tablet.verdict),
  number('log10_likelihood_ratio', ({ tablet }) => tablet.counterfeit?.log10LikelihoodRatio),
  number('log10_likelihood_ratio_low', ({ tablet }) => tablet.counterfeit?.interval[0]),
  number('log10_likelihood_ratio_high', ({ tablet }) => tablet.counterfeit?.interval[1]),
  number('probability', ({ tablet }) => tablet.counterfeit?.probability),
  number('prior', ({ tablet }) => tablet.counterfeit?.prior),
  number('aspect_imprint', ({ tablet }) => orNone(tablet.aspects?.imprint)),
  number('aspect_colour', ({ tablet }) => orNone(tablet.aspects?.colour)),
  number('aspect_surface', ({ tablet }) => orNone(tablet.aspects?.surface)),
  number('aspect_edge', ({ tablet }) => orNone(tablet.aspects?.edge)),
  text('reasons', ({ tablet }) => tablet.reasons.map(({ code }) => code).join(' ')),
  whole('look_alike_group', (line) => line.lookAlikeGroup),
  number('diameter_px', ({ tablet }) => tablet.quality?.diameterPx),
  number('sharpness', ({ tablet }) => tablet.quality?.sharpness),
  number('glare', ({ tablet }) => tablet.quality?.glare),
  number('visible', ({ tablet }) => tablet.quality?.visible),
  number('ellipse_cx', ({ tablet }) => tablet.ellipse.cx),
  number('ellipse_cy', ({ tablet }) => tablet.ellipse.cy),
  number('ellipse_rx', ({ tablet }) => tablet.ellipse.rx),
  number('ellipse_ry', ({ tablet }) => tablet.ellipse.ry),
  number('ellipse_angle', ({ tablet }) => tablet.ellipse.angle),
  number('up_angle', ({ tablet }) => tablet.upAngle),
  text('model', ({ row }) => `${row.model.name} ${row.model.version}`),
  text('model_sha256', ({ row }) => row.model.sha256),
  text('evidence', ({ row }) => row.model.evidence),
  text('notice', ({ row, language }) =>
    [row.notice.calibratedOn, say('warning', language), ...row.notice.card].join(' '),
  ),
];
