import { describe, expect, test } from 'vitest';
import { exampleExhibit } from '../../test/contract/example-exhibit.ts';
import { goodQuality, identity, plainM, policy, settings, tablet } from '../../test/contract/examples.ts';
import { decide } from '../core/decide/decide.ts';
import { describe as describePhoto } from '../core/describe.ts';
import type { Examination } from '../core/examination.ts';
import { judgeTablet } from '../core/exhibit/judge-tablet.ts';
import { bagOf, isOneBag, tabletCount } from './bag.ts';
import type { PageFacts } from './page-facts.ts';
import type { Entry, SessionState } from './session.ts';

const facts: PageFacts = {
  language: 'en',
  evidence: 'simulated',
  model: identity.sha256,
  asksForKey: false,
  exhibit: { ...settings, exhibit: exampleExhibit },
  prior: { min: 0.05, max: 0.95, default: 0.5 },
};

/** A photo with tablets of these log10 likelihood ratios: the slope of an M is 0.4. */
function examined(name: string, ...log10: number[]): Examination {
  const photo = { name, sha256: name.padEnd(64, '0'), format: 'jpeg', width: 800, height: 600 };
  const findings = log10.map((ratio) =>
    decide(
      { ...tablet, quality: goodQuality, evidence: { ...plainM, counterfeitLogit: ratio / 0.4 } },
      settings,
      policy,
    ),
  );
  return describePhoto(photo, identity, findings, policy);
}

function entry(id: string, more: Partial<Entry>): Entry {
  return {
    id,
    name: `${id}.jpg`,
    blob: new Blob(),
    address: '',
    pair: undefined,
    state: 'done',
    message: undefined,
    only: undefined,
    examination: undefined,
    examinedAt: 'device',
    partial: undefined,
    crops: [],
    ...more,
  };
}

const shown = (id: string, ...log10: number[]) => entry(id, { examination: examined(id, ...log10) });

function stateOf(entries: readonly Entry[], more: Partial<SessionState> = {}): SessionState {
  const model = { share: 1, ready: true, failed: false };
  const none = { combined: new Map(), oneBag: undefined, busy: false, model };
  return { place: 'device', prior: 0.5, language: 'en', entries, ...none, ...more };
}

describe('the switch', () => {
  test('is on by default for more than three tablets, unless the user chooses otherwise', () => {
    const [three, four] = [[shown('a', 0, 0, 0)], [shown('a', 0, 0), shown('b', 0, 0)]];
    expect(isOneBag(stateOf(three))).toBe(false);
    expect(isOneBag(stateOf(four))).toBe(true);
    expect(isOneBag(stateOf(three, { oneBag: true }))).toBe(true);
    expect(isOneBag(stateOf(four, { oneBag: false }))).toBe(false);
    expect(bagOf(stateOf(three), facts)).toBeUndefined();
    expect(bagOf(stateOf(four, { oneBag: false }), facts)).toBeUndefined();
  });

  test('counts both photos of a guided pair as one tablet', () => {
    const faces = ['a', 'b'].map((id) => ({ ...shown(id, 0), pair: 'p' }));
    expect(tabletCount([...faces, shown('c', 0, 0)])).toBe(3);
  });
});

describe('the bag', () => {
  test('has the tablets of all photos, by their numbers on the page', () => {
    const entries = [shown('a', 0.6, 0.7), entry('bad', { state: 'failed' }), shown('none'), shown('b', 0.6, 0.5)];
    const bag = bagOf(stateOf(entries), facts);
    expect(bag).toMatchObject({ photos: 2, photoNumbers: [1, 4], waiting: true, otherModel: false });
    expect(bag?.exhibit).toMatchObject({ tablets: 4, assessed: 4, verdict: 'likely_counterfeit' });
  });

  test('leaves out photos that another model examined, and says so', () => {
    const stale = { ...examined('b', 3), model: { ...identity, sha256: 'f'.repeat(64) } };
    const bag = bagOf(stateOf([shown('a', -0.5, -0.5, -0.5), entry('b', { examination: stale })]), facts);
    expect(bag).toMatchObject({ otherModel: true, exhibit: { tablets: 3, verdict: 'no_difference_seen' } });
  });

  test('has the tablet of a guided pair once, with the joint finding of its faces', () => {
    const faces = ['a', 'b'].map((id) => ({ ...shown(id, 0.9), pair: 'p' }));
    const photographed = faces.map(({ examination }) => ({ examination: examination!, colours: [] }));
    const finding = judgeTablet(photographed, settings, 'simulated', policy);
    const state = stateOf([...faces, shown('c', 0.6, 0.6, 0.6)], { combined: new Map([['p', finding]]) });
    const bag = bagOf(state, facts);
    expect(bag).toMatchObject({ photoNumbers: [1, 3], exhibit: { tablets: 4 } });
  });

  test('needs a model with a calibration for exhibits', () => {
    const { exhibit: _, ...uncalibrated } = facts;
    expect(bagOf(stateOf([shown('a', 0, 0, 0, 0)]), uncalibrated)).toBeUndefined();
  });
});
