import { expect, describe as group, test } from 'vitest';
import { decide } from '../../src/core/decide/decide.ts';
import { describe, describeError } from '../../src/core/describe.ts';
import { TelltaleError } from '../../src/core/errors.ts';
import { VERDICTS, type Verdict } from '../../src/core/examination.ts';
import { catalogues } from '../../src/core/words/catalogue.ts';
import { CARD, notice } from '../../src/core/words/notice.ts';
import { say } from '../../src/core/words/say.ts';
import { goodQuality, identity, otherImprint, plainM, policy, settings, tablet } from '../contract/examples.ts';

const photo = { name: 'a.jpg', sha256: 'b'.repeat(64), format: 'jpeg', width: 800, height: 600 };

const findings = [
  decide({ ...tablet, quality: goodQuality, evidence: { ...plainM, counterfeitLogit: 3 } }, settings, policy),
  decide({ ...tablet, quality: goodQuality, evidence: plainM }, settings, policy),
  decide({ ...tablet, quality: goodQuality, evidence: { ...plainM, counterfeitLogit: -3 } }, settings, policy),
  decide({ ...tablet, quality: goodQuality, evidence: otherImprint }, settings, policy),
  decide({ ...tablet, quality: { ...goodQuality, glare: 1 }, evidence: plainM }, settings, policy),
];

test('the findings below cover each verdict', () => {
  expect(findings.map(({ verdict }) => verdict)).toEqual(VERDICTS);
});

group('every result carries the whole card and says what its figures rest on', () => {
  const error = new TelltaleError('photo_empty');
  const results = {
    'with tablets': describe(photo, identity, findings, policy),
    'without a tablet': describe(photo, identity, [], policy),
    'of a failed photo': describeError({ name: 'a.jpg' }, identity, error, policy),
    'in a language without a catalogue': describe(photo, identity, [], { ...policy, language: 'tlh' }),
  };

  test.each(Object.entries(results))('%s', (_, { notice: carried }) => {
    expect(carried).toEqual(notice('simulated', 'en'));
    expect(carried.card).toHaveLength(CARD.length);
  });
});

group('asymmetry', () => {
  test('every verdict has the same warning', () => {
    const { tablets } = describe(photo, identity, findings, policy);
    const warnings = tablets.map(({ reasons }) => reasons.find(({ code }) => code === 'warning')?.message);
    expect(new Set(warnings)).toEqual(new Set([say('warning', 'en')]));
    expect(warnings[0]).toMatch(/no evidence of safety.*counterfeits of other imprints are documented/);
  });

  test.each(Object.keys(catalogues))('no headline in %s is a percentage, a tick or a cheer', (language) => {
    const headlines = VERDICTS.map((verdict: Verdict) => say(`headline_${verdict}`, language));
    for (const headline of headlines) expect(headline).not.toMatch(/[%\d!\u2600-\u27bf\u{1f000}-\u{1faff}]/u);
  });
});

group('the five verdicts', () => {
  test('are exactly these', () => {
    expect(VERDICTS).toEqual([
      'likely_counterfeit',
      'inconclusive',
      'no_difference_seen',
      'other_imprint',
      'cannot_assess',
    ]);
  });
});
