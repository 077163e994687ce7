/** Words, and the elements that they stand in. All text goes in as text: files may be called anything. */

/** @typedef {keyof typeof telltaleSetup.words} Word */

/** Fills a sentence as src/core/words/say.ts does. @param {Word} code @param {Readonly<Record<string, string | number>>} [values] */
function say(code, values = {}) {
  return telltaleSetup.words[code].replace(/\{(\w+)(?:\|([^{}]*))?\}/g, (_, name, forms) => {
    const value = values[name] ?? '?';
    const shown = typeof value === 'number' ? value.toLocaleString(telltaleSetup.language) : value;
    if (forms === undefined) return shown;
    const rule = new Intl.PluralRules(telltaleSetup.language).select(Number(value));
    const form = forms.split('|').find((/** @type {string} */ one) => one.startsWith(`${rule}=`));
    return `${shown} ${form?.slice(rule.length + 1) ?? forms.split('=').at(-1)}`;
  });
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Partial<Record<string, string>>} [attributes]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** A picture that is read from the disk once it comes into view. @param {string | undefined} source @param {string} alt */
function picture(source, alt) {
  if (source === undefined) return element('span', { class: 'nothing' }, say('gallery_no_picture'));
  return element('img', { src: source, alt, loading: 'lazy', decoding: 'async' });
}

/** A name as it can be shown: control characters and changes of direction could make it read as something else. @param {string} name */
function printable(name) {
  return name.replace(/\p{C}/gu, '\uFFFD');
}

/** @param {string | undefined} face */
function faceWord(face) {
  const code = /** @type {Word} */ (`face_${face}`);
  return code in telltaleSetup.words ? say(code) : '';
}

/** @param {string} verdict */
function headline(verdict) {
  return say(/** @type {Word} */ (`headline_${verdict}`));
}

/** "Likelihood ratio 31 (90 % interval 12 to 80)", as every surface words it; two digits, for none has more. @param {{ readonly r?: readonly number[] | undefined } | undefined} found */
function ratioText(found) {
  if (!found?.r) return '';
  const [likelihoodRatio, low, high] = found.r.map(asRatio);
  return say('page_likelihood_ratio', { likelihoodRatio: likelihoodRatio ?? 0, low: low ?? 0, high: high ?? 0 });
}

/** @param {number} log10 */
function asRatio(log10) {
  return Number((10 ** log10).toPrecision(2));
}

/** @param {ShownPhoto} photo */
function dateText({ packed }) {
  if (packed.d === undefined) return '';
  const date = packed.d.replace('T', ' ');
  return say(packed.f ? 'gallery_date_file' : 'gallery_date_camera', { date });
}

/** What is said of a photo that has no tablet to show. @param {ShownPhoto} photo */
function photoHeadline(photo) {
  if (photo.packed.s === 2) return headline('error');
  if (photo.packed.s === 1) return headline('no_tablet');
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { v } of tabletsOf(photo)) counts.set(v, (counts.get(v) ?? 0) + 1);
  return [...counts]
    .map(([verdict, count]) => (count > 1 ? `${headline(verdict)} (${count})` : headline(verdict)))
    .join(', ');
}
