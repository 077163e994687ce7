// @ts-check

/**
 * An element with its text and children. Text only ever enters as text: a file's name that reads like markup stays a name.
 *
 * @param {string} tag
 * @param {{ text?: string, class?: string }} [options]
 * @param {ReadonlyArray<Element>} [children]
 * @returns {HTMLElement}
 */
export function element(tag, options = {}, children = []) {
  const made = document.createElement(tag);
  if (options.class !== undefined) made.className = options.class;
  if (options.text !== undefined) made.textContent = options.text;
  made.append(...children);
  return made;
}

/**
 * The same for SVG, with its attributes.
 *
 * @param {string} tag
 * @param {Readonly<Record<string, string | number>>} attributes
 * @param {{ text?: string, children?: ReadonlyArray<Element> }} [content]
 * @returns {SVGElement}
 */
export function svg(tag, attributes, { text = '', children = [] } = {}) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  if (text !== '') made.textContent = text;
  made.append(...children);
  return made;
}
