import type { Examination } from '../../../core/examination.ts';
import type { ReportedDeletion, ReportedExamination, ReportedPhoto } from '../../../core/reported.ts';
import { translate } from '../../../core/words/say.ts';
import type { Block, Entry } from '../document.ts';
import { type DrawnPhoto, drawPhoto } from '../draw-photo.ts';
import { statementRows } from './statement-rows.ts';
import { tabletLines } from './tablet-lines.ts';
import { plain, shortened, type Voice } from './voice.ts';

/** A name in a heading or a picture's description. */
const MAX_NAME = 100;

/** A photo with its outlines, its tablets, and what people and laboratories said about them. */
export async function* photoBlocks(
  photo: ReportedPhoto,
  index: number,
  voice: Voice,
): AsyncGenerator<Block, void, undefined> {
  const { say } = voice;
  const examination = photo.examined?.examination;
  const tablets = examination?.tablets ?? [];
  const name = shortened(photo.name, MAX_NAME);
  yield { kind: 'heading', level: 3, text: say('report_photo', { number: index, name }) };
  yield { kind: 'facts', rows: factsOf(photo, voice) };
  const bytes = await photo.read();
  const drawn = bytes && (await drawPhoto(bytes, photo.name, tablets));
  if (drawn !== undefined) {
    const alt =
      tablets.length === 0
        ? say('page_photo_alt', { name })
        : say('report_overlay_alt', { name, count: tablets.length });
    yield { kind: 'figure', picture: { jpeg: drawn.overlay, alt } };
  } else {
    yield {
      kind: 'paragraph',
      text: photo.deleted ? deletedText(photo.deleted, voice) : say('report_photo_not_shown'),
    };
  }
  for (const text of outcomeOf(examination, voice)) yield { kind: 'paragraph', text };
  if (examination !== undefined) yield* entriesOf(examination, drawn, voice);
}

function deletedText({ at, by, rule, days, reason }: ReportedDeletion, { say, time }: Voice): string {
  const values = { date: time(at), by: plain(by), rule: say(`retention_${rule}`, { days }) };
  const sentence = say('report_photo_deleted', values);
  return reason === null ? sentence : `${sentence} ${say('retention_reason', { reason: plain(reason) })}`;
}

function entriesOf({ tablets }: Examination, drawn: DrawnPhoto | undefined, voice: Voice): Entry[] {
  const { say } = voice;
  return tablets.map((tablet, i) => {
    const number = i + 1;
    const jpeg = drawn?.crops[i];
    const alt = say(tablet.upAngle === undefined ? 'report_crop_not_turned' : 'page_why_crop', { number });
    return {
      kind: 'entry',
      heading: say('page_tablet', { number, headline: say(`headline_${tablet.verdict}`) }),
      picture: jpeg === undefined ? undefined : { jpeg, alt },
      lines: tabletLines(tablet, voice),
    };
  });
}

/** What there is to say of the photo as a whole. */
function outcomeOf(examination: Examination | undefined, { say, language }: Voice): string[] {
  if (examination === undefined) return [say('report_not_examined')];
  const { status, error, summary } = examination;
  if (status === 'no_tablet') return [`${say('headline_no_tablet')}. ${say('explanation_no_tablet')}`];
  if (error !== undefined) return [`${say('headline_error')}. ${translate(error, language)}`];
  return summary === undefined ? [] : [translate(summary, language)];
}

function factsOf(photo: ReportedPhoto, voice: Voice): (readonly [string, string])[] {
  const { say, time } = voice;
  const { added, exhibit, examined, earlier } = photo;
  const { width, height, format } = examined?.examination.photo ?? {};
  const size =
    width === undefined || height === undefined
      ? []
      : [say('report_size_value', { width, height, format: format?.toUpperCase() ?? '' })];
  return [
    [say('report_file'), plain(photo.name)],
    [say('report_column_hash'), photo.sha256],
    [say('report_size'), [say('report_bytes', { bytes: photo.bytes }), ...size].join(', ')],
    ...(exhibit === undefined ? [] : [[say('report_exhibit'), plain(exhibit)] as const]),
    ...(added === undefined
      ? []
      : [[say('report_added'), say('report_date_by', { date: time(added.at), by: added.by })] as const]),
    ...(examined === undefined ? [] : examinationFacts(examined, voice)),
    ...(earlier.length === 0
      ? []
      : [[say('report_earlier'), say('report_earlier_value', { count: earlier.length })] as const]),
    ...statementRows(photo, voice),
  ];
}

function examinationFacts(examined: ReportedExamination, voice: Voice): (readonly [string, string])[] {
  const { say, time, number } = voice;
  const { examination, done, softwareVersion: software, backend, prior } = examined;
  const { name, version, sha256 } = examination.model;
  return [
    ...(done === undefined
      ? []
      : [[say('report_examined'), say('report_date_by', { date: time(done.at), by: done.by })] as const]),
    [say('report_model'), say('report_model_value', { name, version, sha256 })],
    [say('report_software'), say('report_software_value', { software, backend })],
    [say('report_prior'), say('page_prior_value', { percent: number(prior * 100, 0) })],
  ];
}
