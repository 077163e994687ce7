/** Tag of the first directory that every DNG has (Adobe DNG 1.7, DNGVersion). */
const DNG_VERSION = 0xc612;

/**
 * Whether a file that begins like a TIFF is a camera's raw file (DNG, CR2). Its first picture is a small preview or
 * undeveloped sensor data, neither of which may be taken for the photo.
 */
export function isCameraRaw(bytes: Uint8Array): boolean {
  if (bytes.length < 10) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const littleEndian = bytes[0] === 0x49;
  const isCr2 = bytes[8] === 0x43 && bytes[9] === 0x52;
  return isCr2 || firstDirectoryTags(view, littleEndian).includes(DNG_VERSION);
}

/** Tags of a classic TIFF's first directory (TIFF 6.0, section 2); those that lie beyond the end are left out. */
function firstDirectoryTags(view: DataView, littleEndian: boolean): number[] {
  const directory = view.getUint32(4, littleEndian);
  if (directory + 2 > view.byteLength) return [];
  const declared = view.getUint16(directory, littleEndian);
  const present = Math.min(declared, Math.floor((view.byteLength - directory - 2) / 12));
  return Array.from({ length: present }, (_, i) => view.getUint16(directory + 2 + 12 * i, littleEndian));
}
