import type { Reported, ReportedExamination, ReportedPhoto } from '../../../core/reported.ts';
import type { Block } from '../document.ts';
import { shortened, type Voice } from './voice.ts';

/** Characters of a name in a cell. */
const MAX_NAME = 40;

/** What shows, years later, that nothing was changed: the hashes of photos, examinations, models and log. */
export function hashBlocks({ photos, log }: Reported, voice: Voice): Block[] {
  const { say, time, number } = voice;
  const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
  const examinations = photos.flatMap((photo, index) => examinationRows(photo, index + 1, voice));
  return [
    { kind: 'heading', level: 2, text: say('report_hashes') },
    paragraph(say('report_hashes_photos')),
    {
      kind: 'table',
      head: [say('report_column_number'), say('report_column_photo'), say('report_column_hash')],
      rows: photos.map(({ name, sha256 }, index) => [number(index + 1, 0), shortened(name, MAX_NAME), sha256]),
      widths: [4, 22, 44],
    },
    ...(examinations.length === 0
      ? []
      : ([
          paragraph(say('report_hashes_examinations')),
          {
            kind: 'table',
            head: [
              say('report_column_number'),
              say('report_column_examined'),
              say('report_column_model'),
              say('report_column_hash'),
            ],
            rows: examinations,
            widths: [4, 13, 30, 30],
          },
        ] as const)),
    ...(log === undefined
      ? []
      : [
          paragraph(say('report_hashes_log', { number: log.number, date: time(log.time), sha256: log.sha256 })),
          paragraph(say('report_hashes_recorded')),
        ]),
  ];
}

function examinationRows({ examined, earlier }: ReportedPhoto, index: number, voice: Voice): string[][] {
  // Of a photo that is stored nowhere, there is no stored text either.
  const all = examined?.done === undefined ? [] : [examined, ...earlier];
  return all.map((one) => [
    voice.number(index, 0),
    one.done === undefined ? '–' : voice.time(one.done.at),
    modelOf(one),
    one.sha256 ?? '–',
  ]);
}

function modelOf({ examination, softwareVersion, backend }: ReportedExamination): string {
  const { name, version, sha256 } = examination.model;
  return `${name} ${version}, ${sha256}, Telltale ${softwareVersion}, ${backend}`;
}
