import { formatInterval, formatNumber, formatPercent } from '../../evaluate/report/format-figures.ts';
import type { ColourFigures, FittedWithoutColour } from '../calibrate/fit-without-colour.ts';

/** The model card's section about photos without colour; `inColour` are the figures of the same tablets in colour. */
export function describeWithoutColour({ settings, figures }: FittedWithoutColour, inColour: ColourFigures): string {
  const rows: readonly (readonly [string, (of: ColourFigures) => string])[] = [
    ['M 30 tablets', ({ tablets }) => String(tablets)],
    ['refused or not read as M 30', ({ tablets, compared }) => formatPercent(1 - compared / tablets)],
    ['called another imprint', ({ tablets, calledOther }) => formatPercent(calledOther / tablets)],
    [
      'AUC, all counterfeits against reference',
      ({ auc }) => `${formatNumber(auc.value)} (${formatInterval(auc.interval)})`,
    ],
    [
      'AUC, strong counterfeits',
      ({ aucStrong: { value, interval } }) => `${formatNumber(value)} (${formatInterval(interval)})`,
    ],
    ['reference tablets flagged', ({ flagged, reference }) => `${flagged} of ${reference}`],
  ];
  const table = rows.map(([name, format]) => `| ${name} | ${format(inColour)} | ${format(figures)} |`);
  return `## Photos without colour

Grey, sepia and infrared photos: the networks get their crops tinted with the mean colour of the reference tablets
(${settings ? `red, green, blue ${settings.tint.join(', ')} of their brightness` : 'not kept'}). The same simulated tablets in colour and without it, all of them of sufficient quality for a comparison:

| figure | in colour | without |
|---|---|---|
${table.join('\n')}

${settings ? `Calibrated by the same rules as in colour. Likely counterfeit from log10 LR ${settings.verdicts.likelyCounterfeit}; no difference seen is never said, because the colour was not compared. Another imprint is reported from a probability of ${settings.gates.minOtherProbability} on, and never for tablets too small for a comparison.` : 'The AUC is too low: this model refuses tablets in photos without colour.'}
`;
}
