import { tellInterval, tellNumber, tellPercent } from '../../evaluate/report/tell-figures.ts';
import type { ColourFigures, SettledWithoutColour } from '../calibrate/settle-without-colour.ts';

/** What the model card says of photos without colour, `inColour` of the same tablets. */
export function describeWithoutColour({ settings, figures }: SettledWithoutColour, inColour: ColourFigures): string {
  const rows: readonly (readonly [string, (of: ColourFigures) => string])[] = [
    ['M 30 tablets', ({ tablets }) => String(tablets)],
    ['refused or not read as M 30', ({ tablets, compared }) => tellPercent(1 - compared / tablets)],
    ['called another imprint', ({ tablets, calledOther }) => tellPercent(calledOther / tablets)],
    [
      'AUC, all counterfeits against reference',
      ({ auc }) => `${tellNumber(auc.value)} (${tellInterval(auc.interval)})`,
    ],
    [
      'AUC, strong counterfeits',
      ({ aucStrong: { value, interval } }) => `${tellNumber(value)} (${tellInterval(interval)})`,
    ],
    ['reference tablets flagged', ({ flagged, reference }) => `${flagged} of ${reference}`],
  ];
  const table = rows.map(([name, tell]) => `| ${name} | ${tell(inColour)} | ${tell(figures)} |`);
  return `## Photos without colour

Grey, sepia and infrared photos: the networks see their tablets in the mean colour of the reference tablets
(${settings ? `red, green, blue ${settings.tint.join(', ')} of their brightness` : 'not kept'}). The same simulated tablets in colour and without it, all of them shown well enough for a comparison:

| figure | in colour | without |
|---|---|---|
${table.join('\n')}

${settings ? `Calibrated by the same rules as in colour. Likely counterfeit from log10 LR ${settings.verdicts.likelyCounterfeit}; no difference seen is never said, for the colour was not looked at. Another imprint is seen from a probability of ${settings.gates.minOtherProbability} on, and on tablets too small for a comparison never.` : 'They are told apart too little: this model refuses tablets in photos without colour.'}
`;
}
