/** The lines: only those in view, and a few around them, are in the page at a time. */

const ROW_PX = 92;
/** Lines above and below those in view. */
const SPARE_ROWS = 6;
/** Browsers draw nothing below some millions of pixels; a longer list is scrolled in steps of more than its rows. */
const MAX_HEIGHT_PX = 8_000_000;

/** @type {Item[]} */
let items = [];
let selected = 0;

const rows = element('div', { class: 'rows' });
const space = element('div', { class: 'space' }, rows);
const viewport = element('div', { class: 'viewport', tabindex: '0', role: 'listbox' }, space);

/** @param {Item[]} shown */
function showItems(shown) {
  items = shown;
  selected = Math.max(
    0,
    items.findIndex(({ kind }) => kind !== 'head'),
  );
  space.style.height = `${Math.min(items.length * ROW_PX, MAX_HEIGHT_PX)}px`;
  viewport.scrollTop = 0;
  drawRows();
}

/** Of the list, in rows. */
function firstInView() {
  const height = Math.min(items.length * ROW_PX, MAX_HEIGHT_PX);
  const scrollable = Math.max(1, height - viewport.clientHeight);
  const hidden = Math.max(0, items.length - viewport.clientHeight / ROW_PX);
  return (Math.min(viewport.scrollTop, scrollable) / scrollable) * hidden;
}

function drawRows() {
  const first = firstInView();
  const from = Math.max(0, Math.floor(first) - SPARE_ROWS);
  const to = Math.min(items.length, Math.ceil(first + viewport.clientHeight / ROW_PX) + SPARE_ROWS);
  rows.style.transform = `translateY(${viewport.scrollTop + (from - first) * ROW_PX}px)`;
  rows.replaceChildren(
    ...items.slice(from, to).map((item, i) => {
      const row = drawRow(item);
      row.dataset['place'] = String(from + i);
      if (from + i === selected) row.classList.add('selected');
      row.setAttribute('aria-selected', String(from + i === selected));
      return row;
    }),
  );
  if (items.length === 0) rows.replaceChildren(element('p', { class: 'nothing' }, say('gallery_none')));
}

/** @param {Item} item */
function drawRow(item) {
  if (item.kind === 'head') return element('div', { class: 'row head' }, item.text);
  if (item.kind === 'exhibit') return drawExhibitRow(item.exhibit);
  const { photo } = item;
  const name = printable(photo.packed.n);
  const tablet = item.kind === 'tablet' ? tabletsOf(photo)[item.tablet] : undefined;
  const says = tablet ? [headline(tablet.v), ratioText(tablet)] : [photoHeadline(photo), ''];
  const link = item.kind === 'tablet' ? item.link : undefined;
  return element(
    'div',
    { class: 'row', role: 'option' },
    picture(tablet ? tablet.c : photo.packed.p, name),
    element(
      'div',
      { class: 'said' },
      element('strong', { class: tablet ? `verdict ${tablet.v}` : 'verdict' }, says[0] ?? ''),
      element('span', {}, says[1] ?? ''),
      element('span', { class: 'muted' }, tablet ? faceWord(tablet.f) : ''),
    ),
    element(
      'div',
      { class: 'where' },
      element('span', {}, name),
      element('span', { class: 'muted' }, dateText(photo)),
      element('span', { class: 'muted' }, link === undefined ? '' : say('gallery_alike_ratio', linkRatios(link))),
    ),
    element('span', { class: 'mark' }, markText(item)),
  );
}

/** @param {Item} item */
function markText(item) {
  const { mark, note } = markOf(item) ?? {};
  return [mark ? say(/** @type {Word} */ (`gallery_mark_${mark}`)) : '', note ? say('gallery_note') : '']
    .filter(Boolean)
    .join(', ');
}

/** Selects a line, skipping heads of groups, and brings it into view. @param {number} place @param {1 | -1} step */
function select(place, step = 1) {
  let wanted = place;
  while (items[wanted]?.kind === 'head') wanted += step;
  if (items[wanted] === undefined) return;
  selected = wanted;
  const first = firstInView();
  const fitting = Math.max(1, Math.floor(viewport.clientHeight / ROW_PX));
  if (selected < first) scrollToRow(selected);
  else if (selected + 1 > first + fitting) scrollToRow(selected + 1 - fitting);
  drawRows();
}

/** @param {number} row */
function scrollToRow(row) {
  const height = Math.min(items.length * ROW_PX, MAX_HEIGHT_PX);
  const hidden = Math.max(1, items.length - viewport.clientHeight / ROW_PX);
  viewport.scrollTop = (row / hidden) * Math.max(0, height - viewport.clientHeight);
}
