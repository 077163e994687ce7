/** The markers of a JPEG (ITU-T T.81, annex B). */
export interface JpegMarkers {
  /** Size of the coded picture, before any rotation; undefined without a frame header. */
  readonly width: number | undefined;
  readonly height: number | undefined;
  /**
   * Whether the end-of-image marker was found. Browsers show the available part of a truncated photo, and grey below.
   */
  readonly ends: boolean;
}

const [START_OF_SCAN, END_OF_IMAGE] = [0xda, 0xd9];
/** Frame headers: SOF0 to SOF15 except DHT, JPG and DAC. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
/** Markers without a length: stuffed bytes, restarts, TEM. */
const isAlone = (marker: number) => marker === 0 || marker === 1 || (marker >= 0xd0 && marker <= 0xd8);

/** Walks from marker to marker: pictures inside metadata are skipped with it, and bytes after the end are ignored. */
export function readJpegMarkers(bytes: Uint8Array): JpegMarkers {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let size: { width?: number; height?: number } = {};
  let at = 2;
  let inScan = false;
  while (at + 1 < bytes.length) {
    if (bytes[at] !== 0xff || bytes[at + 1] === 0xff) {
      at = inScan || bytes[at] === 0xff ? nextMarker(bytes, at + 1) : bytes.length;
      continue;
    }
    const marker = bytes[at + 1]!;
    if (marker === END_OF_IMAGE) return { width: size.width, height: size.height, ends: inScan };
    if (isAlone(marker)) {
      at += 2;
      continue;
    }
    if (at + 9 > bytes.length) break;
    if (isFrame(marker)) size = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    inScan = marker === START_OF_SCAN;
    at += 2 + view.getUint16(at + 2);
  }
  return { width: size.width, height: size.height, ends: false };
}

function nextMarker(bytes: Uint8Array, from: number): number {
  const at = bytes.indexOf(0xff, from);
  return at === -1 ? bytes.length : at;
}
