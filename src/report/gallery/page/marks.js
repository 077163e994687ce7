/** What a person thinks of the findings. It stays in this browser until it is saved as a file. */

const marksKey = `telltale:${telltaleSetup.scanId}`;
const marks = readMarks();

/** @returns {Map<string, Mark>} */
function readMarks() {
  try {
    return new Map(JSON.parse(localStorage.getItem(marksKey) ?? '[]'));
  } catch {
    // A browser may keep nothing for pages on a disk: marks last as long as the page then.
    return new Map();
  }
}

function keepMarks() {
  try {
    localStorage.setItem(marksKey, JSON.stringify([...marks]));
  } catch {
    // As above.
  }
}

/** @param {Item} item */
function markKey(item) {
  if (item.kind === 'head') return undefined;
  if (item.kind === 'exhibit') return exhibitKey(item.exhibit);
  return item.kind === 'tablet' ? `${item.photo.packed.n}#${item.tablet + 1}` : item.photo.packed.n;
}

/** Apart from the keys of photos and tablets. @param {GalleryExhibit} exhibit */
function exhibitKey({ n }) {
  return `exhibit\n${n}`;
}

/** @param {Item} item @returns {Mark | undefined} */
function markOf(item) {
  const key = markKey(item);
  return key === undefined ? undefined : marks.get(key);
}

/** Changes a mark or its note; one without both is none. @param {Item} item @param {{ mark?: Mark['mark'] | undefined, note?: string | undefined }} change */
function setMark(item, change) {
  const key = markKey(item);
  if (key === undefined) return;
  const { mark, note } = { ...marks.get(key), ...change };
  if (mark === undefined && !note) marks.delete(key);
  else marks.set(key, { ...(mark ? { mark } : {}), ...(note ? { note } : {}), at: new Date().toISOString() });
  keepMarks();
}

/** The marks as a file, with what was said of each tablet, so that it can be read without the scan. */
function exportMarks() {
  /** @type {Map<string, Record<string, unknown>>} */
  const said = new Map(
    photos.flatMap((photo) => [
      /** @type {const} */ ([photo.packed.n, { photo: photo.packed.n, sha256: photo.packed.h }]),
      ...tabletsOf(photo).map(
        (tablet, i) =>
          /** @type {const} */ ([
            `${photo.packed.n}#${i + 1}`,
            {
              photo: photo.packed.n,
              sha256: photo.packed.h,
              tablet: i + 1,
              face: tablet.f,
              verdict: tablet.v,
              log10LikelihoodRatio: tablet.r?.[0],
            },
          ]),
      ),
    ]),
  );
  for (const exhibit of exhibits) {
    const { n, photos: names, v: verdict, r } = exhibit;
    said.set(exhibitKey(exhibit), { exhibit: n, photos: names.length, verdict, log10LikelihoodRatio: r?.[0] });
  }
  const { model, scanId } = telltaleSetup;
  const list = [...marks].map(([key, mark]) => ({ ...said.get(key), ...mark }));
  const text = JSON.stringify({ schema: 'telltale.marks/1', model, scan: scanId, marks: list }, null, 2);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([`${text}\n`], { type: 'application/json' }));
  link.download = 'telltale-marks.json';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
