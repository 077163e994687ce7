/** One of the photos in turn, with different bytes after the end of the picture: another file that looks the same. */
export function marked(photos: readonly Buffer[], number: number): Buffer {
  return Buffer.concat([photos[number % photos.length] as Buffer, Buffer.from(`photo ${number}`)]);
}
