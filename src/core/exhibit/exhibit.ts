import type { Reason } from '../decide/reasons.ts';
import type { CounterfeitScore, Message, Verdict } from '../examination.ts';
import { message } from '../words/say.ts';

/** A tablet by the indices, from 0 on, of its photo in the exhibit and of itself among the tablets of that photo. */
export interface TabletPlace {
  readonly photo: number;
  readonly tablet: number;
}

/** Assessed tablets that may come from one source. */
export interface ExhibitGroup {
  readonly tablets: readonly TabletPlace[];
  readonly verdict: Verdict;
  readonly counterfeit: CounterfeitScore;
}

/** What the tablets of an exhibit show together, in no language yet. */
export interface Exhibit {
  readonly tablets: number;
  /** How many of them were compared with the reference product. */
  readonly assessed: number;
  /** Of the tablets that were assessed; `not_told` for fewer than two, and for photos without colour. */
  readonly sources: 'one' | 'several' | 'not_told';
  readonly verdict: Verdict;
  /** That of the group that decides; absent if nothing was assessed. */
  readonly counterfeit?: CounterfeitScore;
  readonly reasons: readonly Reason[];
  /** The one that decides first; empty if nothing was assessed. */
  readonly groups: readonly ExhibitGroup[];
}

/** An exhibit with its reasons in the requested language. */
export interface ExhibitFinding extends Omit<Exhibit, 'reasons'> {
  readonly reasons: readonly Message[];
}

export function formatExhibit({ reasons, ...exhibit }: Exhibit, language: string): ExhibitFinding {
  return { ...exhibit, reasons: reasons.map(({ code, values }) => message(code, language, values)) };
}
