// @ts-check

/** @typedef {Readonly<Record<string, string | number>>} Values */

/**
 * A template of the catalogue with its placeholders filled, as `say` of src/core/words does it; a test holds the two
 * together.
 *
 * @param {string} template
 * @param {string} language BCP 47 tag, for the numbers
 * @param {Values} values
 * @returns {string}
 */
export function fill(template, language, values) {
  const number = new Intl.NumberFormat(language);
  return template.replace(/\{(\w+)\}/g, (_, name) => {
    const value = values[name] ?? '?';
    return typeof value === 'number' ? number.format(value) : value;
  });
}

/**
 * The sentence for `code`, from the words that the server put into the page.
 *
 * @param {string} code
 * @param {Values} [values]
 * @returns {string}
 */
export function say(code, values = {}) {
  return fill(words()[code] ?? code, document.documentElement.lang, values);
}

/** @returns {Readonly<Record<string, string>>} */
function words() {
  return JSON.parse(document.getElementById('words')?.textContent ?? '{}');
}
