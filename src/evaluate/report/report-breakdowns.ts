import type { AblationFigure } from '../figures/ablation-figures.ts';
import type { Breakdown, Group } from '../figures/breakdowns.ts';
import { formatInterval, formatNumber, formatShort } from './format-figures.ts';
import { drawIntervals, type NamedInterval } from './group-charts.ts';
import { html, type Markup, raw } from './html.ts';
import { aucRow, table } from './report-figures.ts';

const TITLES: Readonly<Record<Breakdown['key'], readonly [title: string, note: string]>> = {
  severity: ['By severity', 'Counterfeits of each band against all references.'],
  defect: ['By kind of defect', 'Counterfeits with that defect, most of them with others too, against all references.'],
  tilt: ['By tilt', 'The shorter axis of the face over the longer one.'],
  size: ['By size in the photo', 'The longer axis of the face.'],
  blur: ['By blur', 'Of the whole photo.'],
  ground: ['By ground', 'What the tablets lie on.'],
};

const ABLATION_WORDS: Readonly<Record<AblationFigure['name'], string>> = {
  unaltered: 'unaltered',
  grey: 'in grey',
  imprint_masked: 'imprint masked',
  tablet_masked: 'tablet masked',
};

const AREA = 'area under ROC with its 95 % interval';
const CHANCE = { lowest: 0.45, chance: 0.5 } as const;

export function breakdownsSection(breakdowns: readonly Breakdown[]): Markup {
  return html`<h2>Breakdowns</h2>
<p>M 30 tablets only. An area is given for at least ten counterfeits and ten references; its interval is a bootstrap over photos. Groups are small: if an interval includes another group’s value, the difference is not significant. Below each share: Wilson’s 95 % interval or, for none or all, the bound of about 3/n.</p>
${breakdowns.map(describeBreakdown)}`;
}

function describeBreakdown({ key, groups, counterfeitsOnly }: Breakdown): Markup {
  const [title, note] = TITLES[key];
  const named = groups.flatMap(({ name, auc }): NamedInterval[] => (auc ? [{ name, ...auc }] : []));
  const chart = named.length > 0 ? html`<figure class="wide">${raw(drawIntervals(AREA, named, CHANCE))}</figure>` : '';
  return html`<section class="breakdown"><h3>${title}</h3><p>${note}</p>${chart}
${table(
  headOf(counterfeitsOnly),
  groups.map((group) => rowOf(group, counterfeitsOnly)),
)}</section>\n`;
}

function headOf(counterfeitsOnly: boolean): string[] {
  const own = counterfeitsOnly ? [] : ['References flagged'];
  return ['', 'Area under ROC', 'Found', 'Compared', 'Counterfeits flagged', 'Counterfeits missed', ...own];
}

function rowOf(group: Group, counterfeitsOnly: boolean): string[] {
  const { name, auc } = group;
  return [
    name,
    auc ? `${formatNumber(auc.value)}\n${formatInterval(auc.interval)}` : 'too few',
    formatShort(group.found),
    formatShort(group.assessed),
    formatShort(group.counterfeitsAccused),
    formatShort(group.counterfeitsLetBy),
    ...(counterfeitsOnly ? [] : [formatShort(group.referencesAccused)]),
  ];
}

export function ablationsSection(ablations: readonly AblationFigure[]): Markup {
  const named = ablations.map(({ name, all }) => ({ name: ABLATION_WORDS[name], ...all }));
  const rows = ablations.flatMap(({ name, all, strong }) => [
    aucRow(ABLATION_WORDS[name], all),
    aucRow(`${ABLATION_WORDS[name]}, strong only`, strong),
  ]);
  return html`<h2>Ablations</h2>
<p>The same crops with something removed before inspection: their colour; the imprint, by filling the face inside 0.8 of its radius with its mean colour; the whole tablet, by filling it and a little beyond its rim with one grey. Over the M 30 that were compared, by the likelihood ratio before gates and bounds. With the tablet masked only the ground remains, so the area must be at chance, 0.5. ${formatMasked(ablations)}</p>
<figure class="wide">${raw(drawIntervals(AREA, named, CHANCE))}</figure>
${table(['Crops', 'Counterfeits', 'References', 'Area', '95 % interval'], rows)}`;
}

/** A sentence on whether masking the tablet had the required effect. */
function formatMasked(ablations: readonly AblationFigure[]): string {
  const interval = ablations.find(({ name }) => name === 'tablet_masked')?.all.interval;
  if (interval === undefined || !Number.isFinite(interval[0])) return 'There are too few tablets here to check this.';
  return interval[0] <= 0.5 && interval[1] >= 0.5
    ? 'Here its interval includes chance.'
    : 'Here its interval excludes chance: something beside the tablet gives the class away, and the other figures are doubtful.';
}
