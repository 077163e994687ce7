/** The selected line in full, and where it is marked. */

const detail = element('section', { class: 'detail', 'aria-live': 'polite' });
const note = element('textarea', { rows: '2', id: 'note' });

function drawDetail() {
  const item = items[selected];
  if (item === undefined || item.kind === 'head') return detail.replaceChildren();
  if (item.kind === 'exhibit') {
    note.value = markOf(item)?.note ?? '';
    return detail.replaceChildren(...exhibitDetail(item.exhibit), ...noteLines(item));
  }
  const { photo } = item;
  const tablet = item.kind === 'tablet' ? tabletsOf(photo)[item.tablet] : undefined;
  const name = printable(photo.packed.n);
  note.value = markOf(item)?.note ?? '';
  detail.replaceChildren(
    element('div', { class: 'pictures' }, ...(tablet ? [picture(tablet.c, name)] : []), picture(photo.packed.p, name)),
    element('h2', {}, tablet ? headline(tablet.v) : photoHeadline(photo)),
    ...(tablet && item.kind === 'tablet' ? tabletLines(photo, item.tablet, tablet) : []),
    line(item.kind === 'tablet' && item.link ? say('gallery_alike_link', linkRatios(item.link)) : ''),
    ...sentences(photo, tablet),
    element('p', { class: 'name' }, name),
    line(dateText(photo)),
    line(photo.copies.length ? say('gallery_copies', { names: copyNames(photo.copies) }) : ''),
    line(photo.packed.o === undefined ? '' : say('gallery_copies', { names: copyNames([photos[photo.packed.o]]) })),
    ...noteLines(item),
  );
}

/** Where the selected line is marked. @param {Item} item */
function noteLines(item) {
  return [markButtons(item), element('label', { for: 'note' }, say('gallery_note')), note];
}

/** @param {ShownPhoto} photo @param {number} number @param {PackedTablet} tablet */
function tabletLines(photo, number, tablet) {
  const ratio = ratioText(tablet);
  return [
    line(say('gallery_tablet', { number: number + 1, count: tabletsOf(photo).length })),
    line(say('page_face', { face: faceWord(tablet.f) })),
    line(ratio),
    line(ratio === '' ? '' : say('gallery_calibrated', { evidence: telltaleSetup.evidence })),
  ];
}

/** The reasons of a tablet; of a photo the summary of its many tablets, or why it has none. @param {ShownPhoto} photo @param {PackedTablet | undefined} tablet */
function sentences({ packed, texts }, tablet) {
  const places = tablet ? tablet.w : [packed.m, packed.e].filter((place) => place !== undefined);
  return places.map((place) => line(texts[place]?.[1] ?? ''));
}

/** @param {string} text */
function line(text) {
  return text === '' ? '' : element('p', {}, text);
}

/** @param {readonly (ShownPhoto | undefined)[]} copies */
function copyNames(copies) {
  const names = copies.slice(0, 20).map((copy) => printable(copy?.packed.n ?? ''));
  return names.join(', ') + (copies.length > names.length ? ` … (${copies.length})` : '');
}

/** @param {Item} item */
function markButtons(item) {
  const current = markOf(item)?.mark;
  const buttons = /** @type {const} */ (['agree', 'disagree', 'unsure']).map((mark) => {
    const button = element(
      'button',
      { type: 'button', 'aria-pressed': String(current === mark) },
      say(/** @type {Word} */ (`gallery_mark_${mark}`)),
    );
    button.addEventListener('click', () => markSelected(mark, false));
    return button;
  });
  return element('div', { class: 'marks' }, ...buttons);
}

/** Sets the selected line's mark, or takes it back where it is the same, and goes on to the next one. @param {NonNullable<Mark['mark']>} mark @param {boolean} goOn */
function markSelected(mark, goOn) {
  const item = items[selected];
  if (item === undefined) return;
  setMark(item, { mark: markOf(item)?.mark === mark ? undefined : mark });
  if (goOn) select(selected + 1);
  drawRows();
  drawDetail();
  showMarkedCount();
}

note.addEventListener('input', () => {
  const item = items[selected];
  if (item !== undefined) setMark(item, { note: note.value.trim() });
  showMarkedCount();
});
note.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') viewport.focus();
  event.stopPropagation();
});
note.addEventListener('blur', drawRows);
