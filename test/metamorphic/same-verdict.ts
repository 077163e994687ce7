import type { Finding } from '../../src/core/decide/finding.ts';
import type { Evidence } from '../../src/core/evidence.ts';
import { backgroundProbability } from '../../src/core/inspect/is-tablet.ts';
import type { ModelSettings } from '../../src/core/model.ts';

/** So close to a threshold either verdict may occur: log10 likelihood ratios, and shares of a gate's measure. */
const CLOSE = 0.1;

/** A tablet with the outputs of the networks. */
export interface FoundTablet {
  readonly finding: Finding;
  readonly evidence: Evidence;
}

/** A tablet whose verdict changed in another copy of the photo, although it was not close to a threshold. */
export interface Changed {
  readonly photo: string;
  readonly tablet: number;
  readonly before: string;
  readonly after: string;
}

/** What changed between a photo's tablets and those of a copy of it that is `scale` times as large. */
export function changedVerdicts(
  photo: string,
  tablets: readonly FoundTablet[],
  copies: readonly FoundTablet[],
  scale: number,
  settings: ModelSettings,
): Changed[] {
  return tablets.flatMap((before, tablet) => {
    const after = nearest(before, copies, scale);
    if (after?.finding.verdict === before.finding.verdict) return [];
    if (isClose(before, settings) || (after && isClose(after, settings))) return [];
    return [
      {
        photo,
        tablet,
        before: formatFinding(before.finding),
        after: after ? formatFinding(after.finding) : 'not found',
      },
    ];
  });
}

function formatFinding({ verdict, counterfeit, reasons }: Finding): string {
  return `${verdict} ${counterfeit?.log10LikelihoodRatio ?? reasons[0]?.code}`;
}

function nearest(
  { finding: { ellipse } }: FoundTablet,
  others: readonly FoundTablet[],
  scale: number,
): FoundTablet | undefined {
  const far = ({ finding: { ellipse: e } }: FoundTablet): number =>
    Math.hypot(e.cx / scale - ellipse.cx, e.cy / scale - ellipse.cy) / ellipse.rx;
  const [best] = [...others].sort((a, b) => far(a) - far(b));
  return best && far(best) < 0.3 ? best : undefined;
}

function isClose({ finding, evidence }: FoundTablet, { verdicts, gates }: ModelSettings): boolean {
  const near = (value: number | undefined, limit: number): boolean =>
    value !== undefined && Math.abs(value - limit) <= CLOSE;
  const { counterfeit, quality } = finding;
  const ratio = counterfeit?.log10LikelihoodRatio;
  return (
    near(ratio, verdicts.likelyCounterfeit) ||
    near(ratio, verdicts.noDifferenceSeen) ||
    (counterfeit?.interval ?? []).some((end) => near(end, 0)) ||
    near(quality?.sharpness, gates.minSharpness) ||
    near(quality?.sharpness, gates.minOtherSharpness) ||
    near(quality?.glare, gates.maxGlare) ||
    near(quality?.visible, gates.minVisible) ||
    isFaceClose(evidence, gates)
  );
}

/** Whether a slightly different probability would change the face, or whether a tablet is found. */
function isFaceClose(evidence: Evidence, gates: ModelSettings['gates']): boolean {
  const { M, '30': thirty, other } = evidence.faceProbability;
  const background = backgroundProbability(evidence);
  const [first = 0, second = 0] = [M, thirty, other, background].sort((a, b) => b - a);
  const { minFaceProbability, minOtherProbability, minSmallOtherProbability } = gates;
  const near = (value: number, ...limits: number[]): boolean =>
    limits.some((limit) => Math.abs(value - limit) <= CLOSE);
  return (
    near(first, second) ||
    near(background, gates.maxBackground) ||
    (other === first
      ? near(other / (M + thirty + other), minOtherProbability, minSmallOtherProbability)
      : near(first, minFaceProbability))
  );
}
