/** One of some photos, by turns, with bytes of its own behind the end of the picture: another file that looks the same. */
export function marked(photos: readonly Buffer[], number: number): Buffer {
  return Buffer.concat([photos[number % photos.length] as Buffer, Buffer.from(`photo ${number}`)]);
}
