// @ts-check
import { element } from './elements.js';
import { overlay } from './marks.js';
import { say } from './say.js';
import { showExamination } from './show-examination.js';

/** @typedef {import('./send-photo.js').Outcome} Outcome */

/** One chosen photo on the page: its picture, what is happening to it, and what came of it. */
export class PhotoCard {
  /** @type {'waiting' | 'busy' | 'done'} */
  state = 'waiting';

  /**
   * @param {File} file
   * @param {() => void} onRemove
   */
  constructor(file, onRemove) {
    this.file = file;
    this.address = URL.createObjectURL(file);
    this.picture = element('div', { class: 'picture' }, [this.#image()]);
    this.message = element('p', { class: 'quiet', text: say('page_waiting') });
    this.result = element('div');
    this.remove = element('button', { text: say('page_remove', { name: file.name }) });
    this.remove.setAttribute('type', 'button');
    this.remove.addEventListener('click', onRemove);
    const name = element('h3', { text: file.name });
    this.item = element('li', {}, [name, this.picture, this.message, this.result, this.remove]);
  }

  /** Takes the photo off the page and lets its bytes go. */
  discard() {
    URL.revokeObjectURL(this.address);
    this.item.remove();
  }

  /** The result, if there is one, is out of date: the photo is to be examined again. */
  reopen() {
    if (this.state === 'done') this.#tell('waiting', say('page_waiting'));
  }

  /** @param {number} sentShare 0..1 */
  tellSent(sentShare) {
    const percent = Math.round(sentShare * 100);
    this.#tell('busy', percent < 100 ? say('page_sending', { percent }) : say('page_examining'));
  }

  /** @param {Outcome} outcome */
  tellOutcome(outcome) {
    if ('problem' in outcome) {
      this.#tell('waiting', outcome.problem);
      return;
    }
    const { examination } = outcome;
    this.#tell('done', '');
    this.result.replaceChildren(showExamination(examination));
    this.picture.querySelector('svg')?.remove();
    const { width, height } = examination.photo;
    const shown = this.picture.querySelector('img') !== null;
    if (shown && width && height) this.picture.append(overlay({ width, height, tablets: examination.tablets }));
  }

  /**
   * @param {'waiting' | 'busy' | 'done'} state
   * @param {string} text
   */
  #tell(state, text) {
    this.state = state;
    this.message.textContent = text;
  }

  #image() {
    const image = document.createElement('img');
    image.alt = say('page_photo_alt', { name: this.file.name });
    image.src = this.address;
    // Most browsers cannot show HEIC; marks over nothing would only confuse.
    image.addEventListener('error', () => {
      this.picture.replaceChildren(element('p', { class: 'quiet', text: say('page_not_shown') }));
    });
    return image;
  }
}
