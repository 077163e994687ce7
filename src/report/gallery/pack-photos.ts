import type { Message } from '../../core/examination.ts';
import type { GalleryChunk, GalleryPhoto, GalleryTablet, PackedPhoto, PackedTablet } from './gallery-data.ts';

/** Characters of a SHA-256 that identify a photo for a reader. */
const SHORT_HASH = 16;

/** A part of the photos as a script that the page runs, because a page on a disk may load nothing else. */
export function packPhotos(photos: readonly GalleryPhoto[]): string {
  const texts = new Map<string, number>();
  const list: (readonly [string, string])[] = [];
  const place = ({ code, message }: Message): number => {
    const key = `${code}\0${message}`;
    const known = texts.get(key);
    if (known !== undefined) return known;
    texts.set(key, list.length);
    return list.push([code, message]) - 1;
  };
  const chunk: GalleryChunk = { texts: list, photos: photos.map((photo) => packPhoto(photo, place)) };
  return `telltaleLoad(${asScript(chunk)});\n`;
}

function packPhoto(photo: GalleryPhoto, place: (message: Message) => number): PackedPhoto {
  const { name, sha256, date, dateFrom, status, error, summary, duplicateOf, thumbnail, tablets } = photo;
  return {
    n: name,
    ...(sha256 === undefined ? {} : { h: sha256.slice(0, SHORT_HASH) }),
    ...(date === undefined ? {} : { d: date }),
    ...(dateFrom === 'file' ? { f: 1 } : {}),
    ...(status === 'ok' ? {} : { s: status === 'error' ? 2 : 1 }),
    ...(error === undefined ? {} : { e: place(error) }),
    ...(summary === undefined ? {} : { m: place(summary) }),
    ...(duplicateOf === undefined ? {} : { o: duplicateOf }),
    ...(thumbnail === undefined ? {} : { p: thumbnail }),
    ...(tablets.length === 0 ? {} : { t: tablets.map((tablet) => packTablet(tablet, place)) }),
  };
}

function packTablet(tablet: GalleryTablet, place: (message: Message) => number): PackedTablet {
  const { verdict, face, ratio, reasons, crop } = tablet;
  return {
    v: verdict,
    f: face,
    ...(ratio === undefined ? {} : { r: ratio }),
    // The warning applies to every verdict and stands above all of them.
    w: reasons.filter(({ code }) => code !== 'warning').map(place),
    ...(crop === undefined ? {} : { c: crop }),
  };
}

/** JSON inside a script or a page: characters that could end the enclosing element are escaped. */
export function asScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
