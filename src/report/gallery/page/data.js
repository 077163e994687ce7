/** What the page knows of all photos, and how it is loaded: by scripts, since a page on a disk may fetch nothing. */

/** @type {ShownPhoto[]} */
const photos = [];
/** @type {GalleryGroups} */
let groups = { near: [], alike: [] };

/** Called by each part of the data. @param {GalleryChunk} chunk */
function telltaleLoad(chunk) {
  for (const packed of chunk.photos) {
    photos.push({ index: photos.length, packed, texts: chunk.texts, copies: [] });
  }
}

/** Called by the script with the groups. @param {GalleryGroups} loaded */
function telltaleGroups(loaded) {
  groups = loaded;
}

/** @param {string} source */
function loadScript(source) {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = source;
    script.onload = () => {
      script.remove();
      resolve(undefined);
    };
    script.onerror = () => reject(new Error(source));
    document.head.append(script);
  });
}

/** Loads everything, one part after the other, so that photos keep their places. @param {(done: number) => void} onProgress */
async function loadAll(onProgress) {
  for (const source of telltaleSetup.chunks) {
    await loadScript(source);
    onProgress(photos.length);
  }
  await loadScript(telltaleSetup.groups);
  if (telltaleSetup.exhibits !== undefined) await loadScript(telltaleSetup.exhibits);
  for (const photo of photos) {
    const { o: original } = photo.packed;
    if (original !== undefined) photos[original]?.copies.push(photo);
  }
}

/** @param {ShownPhoto} photo */
function tabletsOf(photo) {
  return photo.packed.t ?? [];
}

/** The folder of a photo, with archives as folders. @param {ShownPhoto} photo */
function folderOf({ packed }) {
  const end = packed.n.lastIndexOf('/');
  return end < 0 ? '' : packed.n.slice(0, end);
}

/** Why a tablet or a photo was not assessed, as codes; none for those that were. @param {ShownPhoto} photo @param {number} [tablet] */
function refusalsOf({ packed, texts }, tablet) {
  if (packed.s === 1) return ['no_tablet'];
  if (packed.s === 2) return packed.e === undefined ? [] : [texts[packed.e]?.[0] ?? ''];
  const shown = tablet === undefined ? (packed.t ?? []) : [packed.t?.[tablet]];
  return shown.flatMap((one) => (one?.v === 'cannot_assess' ? one.w.map((text) => texts[text]?.[0] ?? '') : []));
}
