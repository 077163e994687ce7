import type { ReportedLaboratoryResult, ReportedPhoto, ReportedReview } from '../../../core/reported.ts';
import { plain, type Voice } from './voice.ts';

/** What people and laboratories said about a photo's tablets, a row each: their words, with their names. */
export function statementRows(
  { reviews, laboratoryResults }: ReportedPhoto,
  voice: Voice,
): (readonly [string, string])[] {
  return [
    ...reviews.map((review) => reviewRow(review, voice)),
    ...laboratoryResults.map((result) => laboratoryRow(result, voice)),
  ];
}

function reviewRow(review: ReportedReview, voice: Voice): readonly [string, string] {
  const { tablet, opinion, reviewer, date, note } = review;
  const { say } = voice;
  const said = say('report_review_value', { opinion: say(`gallery_mark_${opinion}`), reviewer, date });
  return [
    say('report_review', { subject: subjectOf(tablet, voice) }),
    [said, ...detail('report_note', note, voice)].join(' '),
  ];
}

function laboratoryRow(found: ReportedLaboratoryResult, voice: Voice): readonly [string, string] {
  const { tablet, result, laboratory, date, substance, method, note } = found;
  const { say } = voice;
  const said = say('report_laboratory_value', { laboratory, date, result: say(`report_result_${result}`) });
  return [
    say('report_laboratory', { subject: subjectOf(tablet, voice) }),
    [
      said,
      ...detail('report_substance', substance, voice),
      ...detail('report_laboratory_method', method, voice),
      ...detail('report_note', note, voice),
    ].join(' '),
  ];
}

/** Whole, however long: values of a message are cut. */
function detail(
  label: 'report_note' | 'report_substance' | 'report_laboratory_method',
  text: string | null,
  { say }: Voice,
): string[] {
  return text === null ? [] : [`${say(label)}: ${plain(text)}.`];
}

function subjectOf(tablet: number | null, { say }: Voice): string {
  return tablet === null ? say('report_about_all') : say('report_about_tablet', { number: tablet });
}
