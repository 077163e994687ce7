// @ts-check
import { element } from './elements.js';
import { icon } from './marks.js';
import { say } from './say.js';
import { scoreValues } from './score-values.js';

/**
 * @typedef {import('../core/examination.ts').Examination} Examination
 * @typedef {import('../core/examination.ts').TabletFinding} TabletFinding
 */

/**
 * What an examination says, in words: the tablets one by one, or why there are none, and what it was calibrated on.
 *
 * @param {Examination} examination
 * @returns {HTMLElement}
 */
export function showExamination(examination) {
  const calibratedOn = element('p', { class: 'calibrated', text: examination.notice.calibratedOn });
  return element('div', {}, [...findings(examination), calibratedOn]);
}

/**
 * @param {Examination} examination
 * @returns {HTMLElement[]}
 */
function findings({ status, error, tablets }) {
  if (status === 'error') {
    return [
      element('h4', { text: say('headline_error') }),
      element('p', { class: 'problem', text: error?.message ?? '' }),
    ];
  }
  if (status === 'no_tablet') {
    return [
      element('h4', { text: say('headline_no_tablet') }),
      element('p', { text: say('explanation_no_tablet') }),
      element('p', { text: say('warning') }),
    ];
  }
  return tablets.map((tablet, index) => showTablet(tablet, index + 1));
}

/**
 * @param {TabletFinding} tablet
 * @param {number} number
 */
function showTablet(tablet, number) {
  const { verdict, face, reasons, counterfeit } = tablet;
  const headline = say('page_tablet', { number, headline: say(`headline_${verdict}`) });
  const told = [
    element('h4', {}, [icon(verdict), element('span', { text: headline })]),
    element('p', { text: say(`explanation_${verdict}`) }),
    element('p', { text: say('page_face', { face: say(`face_${face}`) }) }),
  ];
  if (counterfeit) told.push(element('p', { text: say('page_likelihood_ratio', scoreValues(counterfeit)) }));
  // Only a likely counterfeit has its probability in plain sight: elsewhere a percentage would pass for an all-clear.
  if (counterfeit && verdict === 'likely_counterfeit') told.push(score(counterfeit));
  told.push(
    element(
      'ul',
      {},
      reasons.map(({ message }) => element('li', { text: message })),
    ),
  );
  if (counterfeit) told.push(details(tablet, counterfeit, number));
  return element('article', { class: `tablet ${verdict}` }, told);
}

/** @param {import('../core/examination.ts').CounterfeitScore} counterfeit */
function score(counterfeit) {
  return element('p', { text: say('score', scoreValues(counterfeit)) });
}

/**
 * @param {TabletFinding} tablet
 * @param {import('../core/examination.ts').CounterfeitScore} counterfeit
 * @param {number} number
 */
function details({ verdict, aspects }, counterfeit, number) {
  const children = [element('summary', { text: say('page_details', { number }) })];
  if (verdict !== 'likely_counterfeit') children.push(score(counterfeit));
  children.push(element('p', { text: say('prior_explained') }));
  if (aspects) {
    const items = Object.entries(aspects).map(([name, share]) => element('li', { text: aspectWords(name, share) }));
    children.push(element('p', { text: say('page_aspects') }), element('ul', {}, items));
  }
  return element('details', {}, children);
}

/**
 * @param {string} name
 * @param {number | null} share
 */
function aspectWords(name, share) {
  const value = share === null ? say('page_aspect_not_assessed') : Number(share.toFixed(2));
  return say('page_aspect', { aspect: say(`aspect_${name}`), value });
}
