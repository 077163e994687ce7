import type { Aspects, Quality, TabletFinding } from '../../../core/examination.ts';
import { ASPECTS } from '../../../core/labels.ts';
import { translate } from '../../../core/words/say.ts';
import { ratioLines, type Voice } from './voice.ts';

/** What was found on a tablet, a line each. The warning, which every verdict has, stands at the front of the report. */
export function tabletLines(finding: TabletFinding, voice: Voice): string[] {
  const { verdict, face, counterfeit, aspects, quality, reasons } = finding;
  const { say, language } = voice;
  const ownReasons = reasons.filter(({ code }) => code !== 'warning').map((reason) => translate(reason, language));
  const measures = [
    ...(aspects === undefined || counterfeit === undefined ? [] : [aspectLine(aspects, voice)]),
    ...(quality === undefined ? [] : [qualityLine(quality, voice)]),
  ];
  const lines = [
    [say(`explanation_${verdict}`), `${say('page_face', { face: say(`face_${face}`) })}.`],
    counterfeit === undefined ? [] : ratioLines(counterfeit, voice),
    ownReasons,
    measures,
  ];
  return lines.filter((sentences) => sentences.length > 0).map((sentences) => sentences.join(' '));
}

function aspectLine(aspects: Aspects, { say, number }: Voice): string {
  const named = ASPECTS.map((aspect) => {
    const value = aspects[aspect];
    return say('report_aspect', {
      aspect: say(`aspect_${aspect}`),
      value: value === null ? say('page_aspect_not_assessed') : number(value, 2),
    });
  });
  return say('report_aspects', { aspects: named.join(', ') });
}

function qualityLine({ diameterPx, sharpness, glare, visible }: Quality, { say, number }: Voice): string {
  return say('report_quality', {
    diameterPx: number(diameterPx, 0),
    sharpness: number(sharpness, 2),
    glarePercent: number(glare * 100, 0),
    visiblePercent: number(visible * 100, 0),
  });
}
