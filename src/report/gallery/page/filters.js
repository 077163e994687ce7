/** Which lines the list has. */

/** @type {Filters} */
const filters = {
  view: 'tablets',
  verdict: '',
  face: '',
  folder: '',
  from: '',
  to: '',
  refusal: '',
  mark: '',
  name: '',
};

/** @returns {Item[]} */
function shownItems() {
  if (filters.view === 'exhibits') return exhibits.map(exhibitItem).filter(isShown);
  if (filters.view === 'near') return nearItems();
  if (filters.view === 'alike') return alikeItems();
  const items = filters.view === 'tablets' ? rankedTablets() : photos.map(photoItem);
  return items.filter(isShown);
}

/** @param {GalleryExhibit} exhibit @returns {Item} */
function exhibitItem(exhibit) {
  return { kind: 'exhibit', exhibit };
}

/** @param {ShownPhoto} photo @returns {Item} */
function photoItem(photo) {
  return { kind: 'photo', photo };
}

/** @param {ShownPhoto} photo @param {number} tablet @returns {Item} */
function tabletItem(photo, tablet) {
  return { kind: 'tablet', photo, tablet };
}

/** The highest likelihood ratio first; tablets without one come behind, in the order of the photos. */
function rankedTablets() {
  const items = photos.flatMap((photo) => tabletsOf(photo).map((_, tablet) => tabletItem(photo, tablet)));
  return items.sort((a, b) => ratioOf(b) - ratioOf(a));
}

/** @param {Item} item */
function ratioOf(item) {
  return item.kind === 'tablet' ? (tabletsOf(item.photo)[item.tablet]?.r?.[0] ?? -100) : -100;
}

/** @returns {Item[]} */
function nearItems() {
  return groups.near.flatMap((places, i) => {
    const items = places.flatMap((place) => (photos[place] ? [photoItem(photos[place])] : []));
    if (!items.some(isShown)) return [];
    return [{ kind: 'head', text: say('gallery_group_near', { number: i + 1, count: items.length }) }, ...items];
  });
}

/** @returns {Item[]} */
function alikeItems() {
  return groups.alike.flatMap((members, i) => {
    /** @type {Item[]} */
    const items = members.flatMap(([place, tablet, ...link]) => {
      const photo = photos[place];
      if (photo === undefined) return [];
      return link.length === 0 ? [tabletItem(photo, tablet)] : [{ kind: 'tablet', photo, tablet, link }];
    });
    if (!items.some(isShown)) return [];
    const [first] = items;
    const face = first?.kind === 'tablet' ? faceWord(tabletsOf(first.photo)[first.tablet]?.f) : '';
    return [{ kind: 'head', text: say('gallery_group_alike', { number: i + 1, count: items.length, face }) }, ...items];
  });
}

/** @param {Item} item */
function isShown(item) {
  if (item.kind === 'head') return true;
  if (item.kind === 'exhibit') return isExhibitShown(item.exhibit);
  const { photo } = item;
  const number = item.kind === 'tablet' ? item.tablet : undefined;
  const { verdict, mark } = filters;
  return (
    (verdict === '' || tabletsAt(photo, number).some((tablet) => tablet?.v === verdict)) &&
    (mark === '' || (markOf(item)?.mark ?? 'none') === mark) &&
    isPhotoShown(photo, number)
  );
}

/** All tablets of a photo, or this one. @param {ShownPhoto} photo @param {number | undefined} number */
function tabletsAt(photo, number) {
  return number === undefined ? tabletsOf(photo) : [tabletsOf(photo)[number]];
}

/** By the filters that concern a photo, or one tablet of it. @param {ShownPhoto} photo @param {number} [number] */
function isPhotoShown(photo, number) {
  const tablets = tabletsAt(photo, number);
  const date = photo.packed.d?.slice(0, 10) ?? '';
  const { face, folder, from, to, refusal, name } = filters;
  return (
    (face === '' || tablets.some((tablet) => tablet?.f === face)) &&
    (folder === '' || isInFolder(folderOf(photo), folder)) &&
    (from === '' || (date !== '' && date >= from)) &&
    (to === '' || (date !== '' && date <= to)) &&
    (refusal === '' || refusalsOf(photo, number).includes(refusal)) &&
    (name === '' || photo.packed.n.toLowerCase().includes(name.toLowerCase()))
  );
}

/** @param {string} folder @param {string} wanted */
function isInFolder(folder, wanted) {
  return folder === wanted || folder.startsWith(`${wanted}/`) || folder.startsWith(`${wanted}!/`);
}

/** Folders with all around them, by name, and how many photos lie in each. */
function folderCounts() {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const photo of photos) {
    const parts = folderOf(photo).split('/');
    for (let length = 1; length <= parts.length; length++) {
      const folder = parts.slice(0, length).join('/').replace(/!$/, '');
      if (folder !== '') counts.set(folder, (counts.get(folder) ?? 0) + 1);
    }
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Codes of all refusals and errors with the sentence of the first one. */
function refusalChoices() {
  /** @type {Map<string, string>} */
  const choices = new Map();
  for (const photo of photos) {
    for (const code of new Set(refusalsOf(photo))) {
      if (!choices.has(code)) choices.set(code, sentenceOf(photo, code));
    }
  }
  return [...choices].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Without its numbers, which are those of one tablet. @param {ShownPhoto} photo @param {string} code */
function sentenceOf({ texts }, code) {
  if (code === 'no_tablet') return say('headline_no_tablet');
  const sentence = texts.find(([known]) => known === code)?.[1] ?? code;
  return sentence.replace(/\d+(?:[.,]\d+)*/g, '…');
}
