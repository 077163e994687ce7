// @ts-check
import { PhotoCard } from './photo-card.js';
import { say } from './say.js';
import { sendPhoto } from './send-photo.js';

const form = find('#upload', HTMLFormElement);
const prior = find('#prior', HTMLInputElement);
/** Only there where the server asks for a key. */
const key = document.querySelector('#key');
const button = find('#examine', HTMLButtonElement);
const problem = find('#problem', HTMLElement);
const status = find('#status', HTMLElement);
const progress = find('#progress', HTMLProgressElement);
const list = find('#photos', HTMLUListElement);

/** @type {PhotoCard[]} */
let cards = [];

for (const input of form.querySelectorAll('input')) {
  if (input.type === 'file') input.addEventListener('change', () => takePhotos(input));
}
prior.addEventListener('change', () => {
  for (const card of cards) card.reopen();
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  void examineWaiting();
});

/**
 * Adds what was chosen to what is there already, and empties the input, so that it can be used again.
 *
 * @param {HTMLInputElement} input
 */
function takePhotos(input) {
  for (const file of input.files ?? []) {
    const card = new PhotoCard(file, () => removeCard(card));
    cards.push(card);
    list.append(card.item);
  }
  input.value = '';
}

/** @param {PhotoCard} card */
function removeCard(card) {
  cards = cards.filter((other) => other !== card);
  card.discard();
  // The button that had the focus is gone.
  button.focus();
}

/**
 * Sends the photos that have no result yet, one by one: each result shows as soon as it is there, and a line that breaks
 * costs one photo's sending, never a photo.
 */
async function examineWaiting() {
  const waiting = cards.filter((card) => card.state === 'waiting');
  let done = 0;
  problem.textContent = '';
  button.disabled = true;
  showProgress(done, waiting.length);
  for (const card of waiting) {
    if (!cards.includes(card)) continue;
    const outcome = await examineCard(card);
    if (!('problem' in outcome)) showProgress(++done, waiting.length);
    // Without a line to the server the next photo would fare no better.
    else if (!outcome.reached) break;
  }
  progress.hidden = true;
  button.disabled = false;
}

/** @param {PhotoCard} card */
async function examineCard(card) {
  card.tellSent(0);
  const outcome = await sendPhoto(card.file, { prior: prior.value, key: typedKey() }, (share) => card.tellSent(share));
  card.tellOutcome(outcome);
  if ('problem' in outcome) problem.textContent = outcome.problem;
  return outcome;
}

function typedKey() {
  return key instanceof HTMLInputElement ? key.value.trim() : '';
}

/**
 * @param {number} done
 * @param {number} total
 */
function showProgress(done, total) {
  progress.hidden = false;
  progress.value = total === 0 ? 0 : done / total;
  status.textContent = say('page_progress', { done, total });
}

/**
 * @template {HTMLElement} Kind
 * @param {string} selector
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
function find(selector, kind) {
  const found = document.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`the page has no ${selector}`);
  return found;
}
