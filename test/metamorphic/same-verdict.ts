import type { Examination, TabletFinding } from '../../src/core/examination.ts';
import type { ModelSettings } from '../../src/core/model.ts';

/** So close to a threshold either verdict is the photo's own luck: log10 likelihood ratios, and shares of a gate's measure. */
const CLOSE = 0.1;

/** A tablet whose verdict another copy of the same photo did not keep, and was not close to a threshold. */
export interface Changed {
  readonly photo: string;
  readonly tablet: number;
  readonly before: string;
  readonly after: string;
}

/** What changed between a photo and a copy of it that is `scale` times as large. */
export function changedVerdicts(
  photo: Examination,
  copy: Examination,
  scale: number,
  settings: ModelSettings,
): Changed[] {
  return photo.tablets.flatMap((before, tablet) => {
    const after = nearest(before, copy.tablets, scale);
    if (after?.verdict === before.verdict) return [];
    if (isClose(before, settings) || (after && isClose(after, settings))) return [];
    return [{ photo: photo.photo.name, tablet, before: tell(before), after: after ? tell(after) : 'not found' }];
  });
}

function tell({ verdict, counterfeit, reasons }: TabletFinding): string {
  return `${verdict} ${counterfeit?.log10LikelihoodRatio ?? reasons[0]?.code}`;
}

function nearest(
  { ellipse }: TabletFinding,
  others: readonly TabletFinding[],
  scale: number,
): TabletFinding | undefined {
  const far = ({ ellipse: e }: TabletFinding): number =>
    Math.hypot(e.cx / scale - ellipse.cx, e.cy / scale - ellipse.cy) / ellipse.rx;
  const [best] = [...others].sort((a, b) => far(a) - far(b));
  return best && far(best) < 0.3 ? best : undefined;
}

function isClose(finding: TabletFinding, { verdicts, gates }: ModelSettings): boolean {
  const near = (value: number | undefined, limit: number): boolean =>
    value !== undefined && Math.abs(value - limit) <= CLOSE;
  const { counterfeit, quality, faceProbability } = finding;
  const ratio = counterfeit?.log10LikelihoodRatio;
  return (
    near(ratio, verdicts.likelyCounterfeit) ||
    near(ratio, verdicts.noDifferenceSeen) ||
    (counterfeit?.interval ?? []).some((end) => near(end, 0)) ||
    near(quality?.sharpness, gates.minSharpness) ||
    near(quality?.glare, gates.maxGlare) ||
    near(quality?.visible, gates.minVisible) ||
    near(faceProbability, gates.minFaceProbability)
  );
}
