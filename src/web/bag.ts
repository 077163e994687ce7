import { describeExhibit, type ExhibitPhoto } from '../core/describe-exhibit.ts';
import type { ExhibitFinding } from '../core/exhibit/exhibit.ts';
import { asOneTablet } from '../core/one-tablet.ts';
import type { PageFacts } from './page-facts.ts';
import type { Entry, SessionState } from './session.ts';

/** With more tablets than this, they are taken to come from one bag unless the user says otherwise. */
const BAG_FROM = 3;

/** The tablets of all photos on the page as one exhibit. */
export interface Bag {
  readonly exhibit: ExhibitFinding;
  /** Of the photos with tablets. */
  readonly photos: number;
  /** The number on the page, from 1 on, of each photo to which the exhibit's groups refer. */
  readonly photoNumbers: readonly number[];
  /** Photos that have no result yet, so that the exhibit does not include them. */
  readonly waiting: boolean;
  /** Photos that another model examined: they are not included. */
  readonly otherModel: boolean;
}

/** Tablets on the page, both photos of a guided pair as one. */
export function tabletCount(entries: readonly Entry[]): number {
  return entries.reduce((sum, entry, i) => {
    const isSecondFace = entry.pair !== undefined && entries.findIndex(({ pair }) => pair === entry.pair) !== i;
    return sum + (isSecondFace ? 0 : (entry.examination?.tablets.length ?? 0));
  }, 0);
}

/** Whether all tablets are taken to come from one bag: as the user says, or by their number. */
export function isOneBag({ oneBag, entries }: Pick<SessionState, 'oneBag' | 'entries'>): boolean {
  return oneBag ?? tabletCount(entries) > BAG_FROM;
}

/** The bag, or undefined where there is none: switched off, nothing examined, or a model that judges no exhibits. */
export function bagOf(state: SessionState, facts: PageFacts): Bag | undefined {
  const { entries, prior, language } = state;
  if (facts.exhibit === undefined || !isOneBag(state)) return undefined;
  const examined = entries.filter(({ examination }) => (examination?.tablets.length ?? 0) > 0);
  const included = examined.filter(({ examination }) => examination?.model.sha256 === facts.model);
  const shown = included.flatMap((entry) => {
    const photo = photoOf(entry, included, state);
    return photo === undefined ? [] : [{ photo, number: entries.indexOf(entry) + 1 }];
  });
  const photos = shown.map(({ photo }) => photo);
  const exhibit = photos.length > 0 ? describeExhibit(photos, facts.exhibit, { prior, language }) : undefined;
  return (
    exhibit && {
      exhibit,
      photos: included.length,
      photoNumbers: shown.map(({ number }) => number),
      waiting: entries.some(({ state: progress }) => progress !== 'done'),
      otherModel: included.length < examined.length,
    }
  );
}

/** A photo as it counts in the bag. Both faces of one tablet count as that tablet, with the first of them. */
function photoOf(entry: Entry, included: readonly Entry[], { combined }: SessionState): ExhibitPhoto | undefined {
  const { pair, examination } = entry;
  const finding = pair === undefined ? undefined : combined.get(pair);
  if (finding === undefined) return examination;
  const faces = included.filter((other) => other.pair === pair);
  if (faces[0] !== entry) return undefined;
  return asOneTablet(
    faces.flatMap((face) => face.examination ?? []),
    finding,
  );
}
