import type { HeifFile, HeifItem } from './read-heif.ts';

/** Kinds of items that are made of others: tiles side by side, overlays, a rotated or cropped picture. */
const DERIVED: readonly string[] = ['grid', 'iovl', 'iden'];
/** Maximum depth of items made of other items. */
const MAX_DEPTH = 4;

/** The coded items that the primary picture is made of, in order, and those of its transparency. */
export function codedPictures({ primary, items }: HeifFile): readonly HeifItem[] {
  const alphas = [...items.values()].filter((item) => isAlpha(item) && item.references('auxl').includes(primary.id));
  return [primary, ...alphas].flatMap((item) => madeOf(item, items, MAX_DEPTH));
}

function madeOf(item: HeifItem, items: HeifFile['items'], depth: number): readonly HeifItem[] {
  if (!DERIVED.includes(item.type)) return [item];
  if (depth === 0) return [];
  return item.references('dimg').flatMap((id) => {
    const part = items.get(id);
    return part ? madeOf(part, items, depth - 1) : [];
  });
}

/** The name of an auxiliary picture says what it is for; depth and gain maps do not change the photo. */
function isAlpha(item: HeifItem): boolean {
  return item.properties('auxC').some((content) => {
    const name = String.fromCharCode(...content.subarray(4, 64));
    return (
      name.startsWith('urn:mpeg:hevc:2015:auxid:1\0') || name.startsWith('urn:mpeg:mpegB:cicp:systems:auxiliary:alpha')
    );
  });
}
