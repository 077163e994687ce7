import type { Evaluation } from '../evaluate-folder.ts';
import {
  isAssessed,
  isFlagged,
  isM30,
  isMissed,
  isOfBand,
  isRead,
  isReadRight,
  isReference,
  type SeverityBand,
  type TabletRow,
} from '../tablet-row.ts';
import { type Rate, rate, rateOf } from './rate.ts';

/** Maximum error of a correct up direction, in degrees. */
const UP_WITHIN_DEGREES = 10;
/** An easy tablet: seen from nearly straight above, sharp, not small. */
const EASY = { minRoundness: 0.9, minRadiusPx: 50 } as const;

export type Rates = Readonly<Record<RateName, Rate>>;
export type RateName =
  | 'recall'
  | 'emptyPhotosFlagged'
  | 'faceRead'
  | 'faceAccuracy'
  | 'upAngleWithin10'
  | 'otherCalledOther'
  | 'otherOrNotAssessed'
  | 'otherAccused'
  | 'm30CalledOther'
  | 'assessed'
  | 'assessedEasy'
  | 'referenceAccused'
  | `${SeverityBand}Accused`
  | `${SeverityBand}LetBy`;

/** Every share of an evaluation; missed (`...LetBy`) are those called `no_difference_seen` or `other_imprint`. */
export function ratesOf(rows: readonly TabletRow[], photos: Evaluation['photos']): Rates {
  const m30 = rows.filter(isM30);
  const other = rows.filter((row) => !isM30(row));
  const read = m30.filter(isRead);
  const missed = photos.reduce((sum, photo) => sum + photo.missed.length, 0);
  const empty = photos.filter((photo) => photo.empty && photo.failed === undefined);
  const inBand = (band: SeverityBand) => m30.filter((row) => isOfBand(row, band));
  return {
    recall: rate(rows.length, rows.length + missed),
    emptyPhotosFlagged: rateOf(empty, ({ compared }) => compared > 0),
    faceRead: rate(read.length, m30.length),
    faceAccuracy: rateOf(read, isReadRight),
    upAngleWithin10: rateOf(read, isTurnedRight),
    otherCalledOther: rateOf(other, isCalledOther),
    otherOrNotAssessed: rateOf(other, (row) => !isAssessed(row)),
    otherAccused: rateOf(other, isFlagged),
    m30CalledOther: rateOf(m30, isCalledOther),
    assessed: rateOf(m30, isAssessed),
    assessedEasy: rateOf(m30.filter(isEasy), isAssessed),
    referenceAccused: rateOf(m30.filter(isReference), isFlagged),
    strongAccused: rateOf(inBand('strong'), isFlagged),
    middleAccused: rateOf(inBand('middle'), isFlagged),
    mildAccused: rateOf(inBand('mild'), isFlagged),
    strongLetBy: rateOf(inBand('strong'), isMissed),
    middleLetBy: rateOf(inBand('middle'), isMissed),
    mildLetBy: rateOf(inBand('mild'), isMissed),
  };
}

const isCalledOther = ({ finding }: TabletRow): boolean => finding.verdict === 'other_imprint';

function isEasy({ blur, truth }: TabletRow): boolean {
  return blur === undefined && truth.ry / truth.rx > EASY.minRoundness && truth.rx > EASY.minRadiusPx;
}

/** The correct face, with its up direction within ten degrees. */
function isTurnedRight(row: TabletRow): boolean {
  const { upAngle } = row.finding;
  if (!isReadRight(row) || upAngle === undefined) return false;
  const turned = (((upAngle - row.truth.up_angle) % 360) + 360) % 360;
  return Math.min(turned, 360 - turned) <= UP_WITHIN_DEGREES;
}
