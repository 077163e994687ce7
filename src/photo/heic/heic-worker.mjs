// Decodes one HEIC photo with libheif (WebAssembly) and ends. Plain JavaScript, because a thread that loads TypeScript
// needs a loader of its own; a thread, because libheif cannot be interrupted, blocks while it works, and keeps the memory
// of its largest photo for as long as it is loaded. Answers one message, whose shape is HeicAnswer in decode-heic.ts.
// The calls are libheif's C interface (libheif/heif.h); pointers are offsets into the module's memory.
import { parentPort, workerData } from 'node:worker_threads';
import libheif from 'libheif-js/wasm-bundle.js';

const COLORSPACE_RGB = 1;
const CHROMA_RGB = 10;
const CHROMA_RGBA = 11;
const CHANNEL_INTERLEAVED = 10;

/** Room for what libheif returns by pointer: an error (three 32-bit words) and one value. */
const errorAt = libheif._malloc(12);
const valueAt = libheif._malloc(4);

const word = (pointer) => new DataView(libheif.HEAPU8.buffer).getInt32(pointer, true);

/** Thrown and answered as it is: libheif's error code and its more exact one. */
class HeifError extends Error {
  constructor(code, subcode) {
    super(`libheif error ${code}, ${subcode}`);
    this.code = code;
    this.subcode = subcode;
  }
}

/** Calls a function that returns an error by its first argument. */
function call(name, ...rest) {
  libheif[name](errorAt, ...rest);
  if (word(errorAt) !== 0) throw new HeifError(word(errorAt), word(errorAt + 4));
}

function openPrimary(bytes) {
  const context = libheif._heif_context_alloc();
  const bytesAt = libheif._malloc(bytes.length);
  libheif.HEAPU8.set(bytes, bytesAt);
  call('_heif_context_read_from_memory', context, bytesAt, bytes.length, 0);
  libheif._free(bytesAt);
  call('_heif_context_get_primary_image_handle', context, valueAt);
  return word(valueAt);
}

/** Upright pixels `[height, width, 3]` over white; libheif applies the file's own turns and crops, EXIF has no say. */
function decode(handle) {
  const channels = libheif._heif_image_handle_has_alpha_channel(handle) ? 4 : 3;
  const chroma = channels === 4 ? CHROMA_RGBA : CHROMA_RGB;
  call('_heif_decode_image', handle, valueAt, COLORSPACE_RGB, chroma, 0);
  const image = word(valueAt);
  const width = libheif._heif_image_get_width(image, CHANNEL_INTERLEAVED);
  const height = libheif._heif_image_get_height(image, CHANNEL_INTERLEAVED);
  const plane = libheif._heif_image_get_plane_readonly2(image, CHANNEL_INTERLEAVED, valueAt);
  const stride = word(valueAt);
  const isPremultiplied = libheif._heif_image_handle_is_premultiplied_alpha(handle) !== 0;
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    const row = libheif.HEAPU8.subarray(plane + y * stride, plane + y * stride + width * channels);
    if (channels === 3) data.set(row, y * width * 3);
    else data.set(overWhite(row, width, isPremultiplied), y * width * 3);
  }
  return { width, height, data };
}

function overWhite(row, width, isPremultiplied) {
  const out = new Uint8ClampedArray(width * 3);
  for (let x = 0; x < width; x++) {
    const alpha = row[x * 4 + 3] / 255;
    for (let channel = 0; channel < 3; channel++) {
      const colour = row[x * 4 + channel] * (isPremultiplied ? 1 : alpha);
      out[x * 3 + channel] = colour + 255 * (1 - alpha);
    }
  }
  return out;
}

/** The embedded ICC profile, or null. */
function readProfile(handle) {
  const size = libheif._heif_image_handle_get_raw_color_profile_size(handle);
  if (size === 0) return null;
  const profileAt = libheif._malloc(size);
  call('_heif_image_handle_get_raw_color_profile', handle, profileAt);
  return libheif.HEAPU8.slice(profileAt, profileAt + size);
}

/** The colour primaries by their number in ITU-T H.273, from the second field of libheif's profile; null where untold. */
function readPrimaries(handle) {
  libheif._heif_image_handle_get_nclx_color_profile(errorAt, handle, valueAt);
  return word(errorAt) === 0 ? word(word(valueAt) + 4) : null;
}

function answer({ bytes, maxPixels }) {
  try {
    const handle = openPrimary(bytes);
    const width = libheif._heif_image_handle_get_width(handle);
    const height = libheif._heif_image_handle_get_height(handle);
    if (width * height > maxPixels) return { kind: 'too_large', width, height };
    return { kind: 'picture', ...decode(handle), profile: readProfile(handle), primaries: readPrimaries(handle) };
  } catch (error) {
    if (error instanceof HeifError) return { kind: 'error', code: error.code, subcode: error.subcode };
    throw error;
  }
}

const result = answer(workerData);
parentPort.postMessage(result, result.kind === 'picture' ? [result.data.buffer] : []);
