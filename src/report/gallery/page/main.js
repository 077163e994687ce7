/** Puts the page together once the data is there. */

const gallery = /** @type {HTMLElement} */ (document.getElementById('gallery'));
const shownCount = element('span', { class: 'muted', id: 'shown', role: 'status' });
const markedCount = element('span', { class: 'muted' });
const viewNote = element('p', { class: 'view-note' });

function showMarkedCount() {
  markedCount.textContent = say('gallery_marked', { count: marks.size });
}

function refresh() {
  const shown = shownItems();
  const lines = shown.filter(({ kind }) => kind !== 'head').length;
  shownCount.textContent = say('gallery_shown', { shown: lines, total: totalOf(filters.view) });
  viewNote.textContent = noteOf(filters.view);
  showItems(shown);
  drawDetail();
}

/** @param {View} view */
function totalOf(view) {
  if (view === 'exhibits') return exhibits.length;
  if (view === 'photos') return photos.length;
  if (view === 'near') return groups.near.reduce((sum, group) => sum + group.length, 0);
  if (view === 'alike') return groups.alike.reduce((sum, group) => sum + group.length, 0);
  return photos.reduce((sum, photo) => sum + tabletsOf(photo).length, 0);
}

/** @param {View} view */
function noteOf(view) {
  if (view === 'exhibits') return say('gallery_exhibits_note');
  if (view === 'near') return say('gallery_near_note');
  if (view !== 'alike') return '';
  const { alikeLimit } = telltaleSetup;
  return [say('gallery_alike_note'), alikeLimit ? say('gallery_alike_limit', { max: alikeLimit }) : ''].join(' ');
}

/**
 * @param {keyof Filters} filter
 * @param {string} label
 * @param {readonly (readonly [value: string, text: string])[]} choices
 */
function choice(filter, label, choices) {
  const any = element('option', { value: '' }, say('gallery_filter_any'));
  const options = choices.map(([value, text]) => element('option', { value }, printable(text)));
  return control(filter, label, element('select', {}, any, ...options));
}

/** @param {keyof Filters} filter @param {string} label @param {HTMLSelectElement | HTMLInputElement} field */
function control(filter, label, field) {
  field.name = filter;
  field.addEventListener('input', () => {
    Object.assign(filters, { [filter]: field.value });
    refresh();
  });
  return element('label', {}, label, field);
}

function viewTabs() {
  /** @type {View[]} */
  const views = ['tablets', 'photos', 'near', 'alike'];
  if (exhibits.length > 0) views.unshift('exhibits');
  const tabs = views.map((view) => {
    const tab = element(
      'button',
      { type: 'button', 'data-view': view },
      say(/** @type {Word} */ (`gallery_view_${view}`)),
    );
    tab.addEventListener('click', () => {
      filters.view = view;
      for (const one of tabs) one.setAttribute('aria-pressed', String(one === tab));
      refresh();
    });
    tab.setAttribute('aria-pressed', String(view === filters.view));
    return tab;
  });
  return element('nav', { class: 'tabs' }, ...tabs);
}

const VERDICTS = ['likely_counterfeit', 'inconclusive', 'no_difference_seen', 'other_imprint', 'cannot_assess'];
const FACES = ['M', '30', 'other', 'unreadable'];
const MARKS = /** @type {const} */ (['agree', 'disagree', 'unsure', 'none']);

function filterForm() {
  const reset = element('button', { type: 'reset' }, say('gallery_filter_reset'));
  const folders = folderCounts().map(([folder, count]) => /** @type {const} */ ([folder, `${folder} (${count})`]));
  const form = element(
    'form',
    { class: 'filters' },
    choice(
      'verdict',
      say('column_verdict'),
      VERDICTS.map((verdict) => [verdict, headline(verdict)]),
    ),
    choice(
      'face',
      say('column_face'),
      FACES.map((face) => [face, faceWord(face)]),
    ),
    choice('folder', say('gallery_filter_folder'), folders),
    control('from', say('gallery_filter_from'), element('input', { type: 'date' })),
    control('to', say('gallery_filter_to'), element('input', { type: 'date' })),
    choice('refusal', say('gallery_filter_refusal'), refusalChoices()),
    choice(
      'mark',
      say('gallery_filter_mark'),
      MARKS.map((mark) => [mark, say(`gallery_mark_${mark}`)]),
    ),
    control('name', say('gallery_filter_name'), element('input', { type: 'search' })),
    reset,
  );
  form.addEventListener('reset', () => {
    const none = { verdict: '', face: '', folder: '', from: '', to: '', refusal: '', mark: '', name: '' };
    Object.assign(filters, none);
    refresh();
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  return form;
}

/** Keys of the review, where nothing is being written. @param {KeyboardEvent} event */
function onKey(event) {
  const isWriting = event.target instanceof Element && event.target.matches('input, select, textarea');
  if (isWriting || event.ctrlKey || event.metaKey || event.altKey) return;
  const key = event.key.toLowerCase();
  if (key === 'arrowdown' || key === 'j') select(selected + 1);
  else if (key === 'arrowup' || key === 'k') select(selected - 1, -1);
  else if (key === 'a') return markSelected('agree', true);
  else if (key === 'd') return markSelected('disagree', true);
  else if (key === 'u') return markSelected('unsure', true);
  else if (key === 'n') note.focus();
  else if (key === 'e') return exportMarks();
  else return;
  event.preventDefault();
  if (key !== 'n') drawDetail();
}

async function start() {
  const loading = element('p', { role: 'status' });
  gallery.append(loading);
  await loadAll((done) => {
    loading.textContent = say('gallery_loading', { done, total: telltaleSetup.counts.photos });
  });
  if (exhibits.length > 0) filters.view = 'exhibits';
  const save = element('button', { type: 'button', id: 'export' }, say('gallery_export'));
  save.addEventListener('click', exportMarks);
  const saving = element('p', { class: 'saving' }, save, ' ', markedCount, ' ', say('gallery_marks_kept'));
  const hint = element('p', { class: 'muted' }, say('gallery_keys'));
  gallery.replaceChildren(
    element('div', { class: 'tools' }, viewTabs(), filterForm(), shownCount, viewNote),
    element('div', { class: 'panes' }, viewport, detail),
    element('footer', {}, saving, hint),
  );
  viewport.addEventListener('scroll', drawRows);
  addEventListener('resize', drawRows);
  rows.addEventListener('click', (event) => {
    const row = event.target instanceof Element ? event.target.closest('.row') : null;
    if (!(row instanceof HTMLElement) || row.dataset['place'] === undefined) return;
    select(Number(row.dataset['place']));
    drawDetail();
  });
  document.addEventListener('keydown', onKey);
  showMarkedCount();
  refresh();
}

void start();
