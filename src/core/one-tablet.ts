import type { ExhibitPhoto } from './describe-exhibit.ts';
import type { Aspects, CombinedFinding, Examination, Message, TabletFinding } from './examination.ts';
import { ASPECTS } from './labels.ts';

/**
 * Photos of both faces of one tablet as a photo of an exhibit that shows that tablet: what was found of both faces
 * together is its finding, so that it counts as one tablet and not as two.
 */
export function asOneTablet(
  photos: readonly Pick<Examination, 'tablets'>[],
  { verdict, faces, counterfeit, reasons }: CombinedFinding,
): ExhibitPhoto {
  const shown = photos.flatMap(({ tablets }) => tablets);
  const first = shown.find(({ face }) => faces.some((one) => one === face)) ?? shown[0];
  if (first === undefined) return { photo: {}, tablets: [] };
  const { ellipse, face } = first;
  const aspects = strongestAspects(shown);
  const finding: TabletFinding = {
    ellipse,
    face,
    verdict,
    ...(counterfeit && { counterfeit }),
    ...(aspects && { aspects }),
    reasons: [...reasons, ...colourReasons(shown)],
  };
  return { photo: {}, tablets: [finding] };
}

/** Each aspect as it stands out most on any of them. */
function strongestAspects(tablets: readonly TabletFinding[]): Aspects | undefined {
  const found = tablets.flatMap(({ aspects }) => aspects ?? []);
  if (found.length === 0) return undefined;
  const strongest = ASPECTS.map((aspect) => {
    const degrees = found.flatMap((aspects) => aspects[aspect] ?? []);
    return [aspect, degrees.length === 0 ? null : Math.max(...degrees)];
  });
  return Object.fromEntries(strongest);
}

/** A missing colour rules out the calibration of exhibits, so the tablet must carry its reason too. */
function colourReasons(tablets: readonly TabletFinding[]): Message[] {
  return tablets.flatMap(({ reasons }) => reasons.filter(({ code }) => code === 'colour_not_compared')).slice(0, 1);
}
