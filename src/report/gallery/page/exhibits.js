/** Exhibits: tablets of one source, with what they show together. */

/** @type {GalleryExhibit[]} */
let exhibits = [];
/** Photos by name, for the exhibits that name them. @type {Map<string, ShownPhoto> | undefined} */
let photosByName;

/** Crops in a line of the list; the panel beside it has more. */
const CROPS_IN_LINE = 8;
const CROPS_IN_GROUP = 60;
/** The strongest; all of them are in press-links.jsonl. */
const LINKS_OF_GROUP = 5;

/** Called by the script with the exhibits. @param {GalleryExhibit[]} loaded */
function telltaleExhibits(loaded) {
  exhibits = loaded;
}

/** The photos of an exhibit that the page has, in its order. @param {GalleryExhibit} exhibit */
function photosOf(exhibit) {
  photosByName ??= new Map(photos.map((photo) => [photo.packed.n, photo]));
  return exhibit.photos.map((name) => photosByName?.get(name));
}

/** The tablet with its photo; that of a copy is under the photo with the same bytes. @param {ShownPhoto | undefined} photo @param {number} tablet */
function tabletAt(photo, tablet) {
  const original = photo?.packed.o === undefined ? photo : photos[photo.packed.o];
  return original && { photo: original, tablet: tabletsOf(original)[tablet] };
}

/** Crops of a group's tablets, side by side. @param {GalleryExhibit} exhibit @param {GalleryExhibitGroup} group @param {number} most */
function groupCrops(exhibit, group, most) {
  const shown = photosOf(exhibit);
  const crops = group.t.slice(0, most).map(([place, number]) => {
    const found = tabletAt(shown[place], number);
    const name = printable(found?.photo.packed.n ?? '');
    const count = found ? tabletsOf(found.photo).length : 0;
    return picture(found?.tablet?.c, `${name}, ${say('gallery_tablet', { number: number + 1, count })}`);
  });
  const more = group.t.length - crops.length;
  return element('div', { class: 'crops' }, ...crops, more > 0 ? element('span', { class: 'muted' }, `+${more}`) : '');
}

/** @param {GalleryExhibit} exhibit */
function exhibitCounts({ assessed, tablets, photos: names }) {
  return say('exhibit_counts', { assessed, tablets, photos: names.length });
}

/** The crops of every group in a line, with a gap between groups. @param {GalleryExhibit} exhibit */
function exhibitStrip(exhibit) {
  const each = Math.max(1, Math.floor(CROPS_IN_LINE / Math.max(1, exhibit.groups.length)));
  return element('div', { class: 'strip' }, ...exhibit.groups.map((group) => groupCrops(exhibit, group, each)));
}

/** @param {GalleryExhibit} exhibit */
function drawExhibitRow(exhibit) {
  const mark = element('strong', {}, markText({ kind: 'exhibit', exhibit }));
  return element(
    'div',
    { class: 'row exhibit', role: 'option' },
    element(
      'div',
      { class: 'said' },
      element('strong', { class: `verdict ${exhibit.v}` }, headline(exhibit.v)),
      element('span', {}, ratioText(exhibit)),
      element('span', { class: 'exhibit-name' }, printable(exhibit.n)),
      element('span', { class: 'muted' }, exhibitCounts(exhibit), ' ', mark),
    ),
    exhibitStrip(exhibit),
  );
}

/** An exhibit in full: verdict, reasons, and its groups, the worst first. @param {GalleryExhibit} exhibit */
function exhibitDetail(exhibit) {
  return [
    element('h2', {}, headline(exhibit.v)),
    line(say(/** @type {Word} */ (`exhibit_explanation_${exhibit.v}`))),
    line(ratioText(exhibit)),
    line(exhibit.r ? say('gallery_calibrated', { evidence: telltaleSetup.evidence }) : ''),
    line(exhibitCounts(exhibit)),
    line(say(/** @type {Word} */ (`exhibit_sources_${exhibit.sources}`))),
    ...exhibit.w.map(line),
    element('p', { class: 'name' }, printable(exhibit.n)),
    ...exhibit.groups.map((group, i) =>
      element(
        'div',
        { class: 'group' },
        element(
          'h3',
          { class: group.v },
          say('exhibit_group', { number: i + 1, headline: headline(group.v), count: group.t.length }),
        ),
        line(ratioText(group)),
        groupCrops(exhibit, group, CROPS_IN_GROUP),
        ...(exhibit.l ?? [])
          .filter(({ g }) => g === i)
          .slice(0, LINKS_OF_GROUP)
          .map(linkLine),
      ),
    ),
    exhibit.l ? line(say('gallery_link_note')) : '',
  ];
}

/** @param {NonNullable<GalleryExhibit['l']>[number]} link */
function linkLine({ n, h, r }) {
  return line(say('gallery_link', { number: h + 1, name: printable(n), ...linkRatios(r) }));
}

/** @param {PressRatio} link */
function linkRatios([value, low, high]) {
  return { ratio: asRatio(value), low: asRatio(low), high: asRatio(high) };
}

/** Whether one of the exhibit's photos or the exhibit itself passes the filters. @param {GalleryExhibit} exhibit */
function isExhibitShown(exhibit) {
  const { verdict, mark } = filters;
  if (verdict !== '' && exhibit.v !== verdict) return false;
  if (mark !== '' && (markOf({ kind: 'exhibit', exhibit })?.mark ?? 'none') !== mark) return false;
  return photosOf(exhibit).some((photo) => photo !== undefined && isPhotoShown(photo));
}
