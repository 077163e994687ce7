import { isCounterfeit, isM30, type TabletRow } from '../tablet-row.ts';
import { type PressedTablet, type SamePressFigure, samePressFigure } from './same-press.ts';

/** Whether the embedding groups tablets of one press, or why that cannot be measured. */
export type PressFigures =
  | { readonly known: true; readonly all: SamePressFigure; readonly counterfeits: SamePressFigure }
  | { readonly known: false; readonly why: 'no_embedding' | 'no_press' | 'no_pairs' };

/** Over the M 30 that were found. */
export function pressFiguresOf(rows: readonly TabletRow[]): PressFigures {
  const m30 = rows.filter(isM30);
  if (!m30.some(({ embedding }) => embedding)) return { known: false, why: 'no_embedding' };
  if (!m30.some(({ truth }) => truth.press)) return { known: false, why: 'no_press' };
  const all = samePressFigure(m30.flatMap(pressedTablet));
  if (all.near === 0) return { known: false, why: 'no_pairs' };
  return { known: true, all, counterfeits: samePressFigure(m30.filter(isCounterfeit).flatMap(pressedTablet)) };
}

function pressedTablet({ file, truth: { face, press }, embedding }: TabletRow): PressedTablet[] {
  return press && embedding ? [{ file, face, press, embedding }] : [];
}
