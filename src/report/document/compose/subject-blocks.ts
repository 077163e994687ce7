import type { EvidenceBase } from '../../../core/model.ts';
import type { Reported } from '../../../core/reported.ts';
import { notice } from '../../../core/words/notice.ts';
import type { Block } from '../document.ts';
import { plain, type Voice } from './voice.ts';

/** What the figures were calibrated on, the weakest first: a report of several models says the weakest. */
const WEAKEST: readonly EvidenceBase[] = ['simulated', 'reference_photos', 'lab_confirmed'];

export function evidenceOf({ photos }: Reported): EvidenceBase {
  const bases = photos.map(({ examined }) => examined?.examination.model.evidence);
  return WEAKEST.find((base) => bases.includes(base)) ?? 'simulated';
}

/** What a reader must know first: what this is, what it cannot say, the safety card, and what it is about. */
export function subjectBlocks(reported: Reported, voice: Voice): Block[] {
  const { say } = voice;
  const { card, calibratedOn } = notice(evidenceOf(reported), voice.language);
  return [
    { kind: 'paragraph', text: say('report_lead') },
    { kind: 'notice', lines: [say('warning'), calibratedOn] },
    { kind: 'heading', level: 2, text: say('page_card') },
    { kind: 'list', items: card },
    { kind: 'heading', level: 2, text: say('report_subject') },
    ...(reported.case === undefined ? [{ kind: 'paragraph', text: say('report_unstored') } as const] : []),
    { kind: 'facts', rows: factsOf(reported, voice) },
  ];
}

function factsOf(reported: Reported, { say, time, number }: Voice): (readonly [string, string])[] {
  const { subject, name, photos, exhibits, log } = reported;
  const of = reported.case;
  const tablets = photos.reduce((sum, { examined }) => sum + (examined?.examination.tablets.length ?? 0), 0);
  return [
    ...(of === undefined
      ? []
      : ([
          [say('report_case'), plain(of.name)],
          [say('report_case_id'), of.id],
          ...(of.note === null ? [] : [[say('report_note'), plain(of.note)] as const]),
          [say('report_created'), say('report_date_by', { date: time(of.createdAt), by: of.createdBy })],
        ] as const)),
    ...(subject === 'exhibit' ? [[say('report_exhibit'), plain(name)] as const] : []),
    [say('report_photos'), number(photos.length, 0)],
    [say('report_tablets'), number(tablets, 0)],
    ...(subject === 'case' ? [[say('report_exhibits'), number(exhibits.length, 0)] as const] : []),
    ...(log === undefined
      ? []
      : [
          [
            say('report_evidence_state'),
            say('report_evidence_state_value', { number: log.number, date: time(log.time) }),
          ] as const,
        ]),
  ];
}
