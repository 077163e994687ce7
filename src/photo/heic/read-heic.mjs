// Reads one HEIC photo with a libheif (WebAssembly) that was loaded, in Node as in a browser. Plain JavaScript, because
// Node's thread for it has no loader of TypeScript. The calls are libheif's C interface (libheif/heif.h); pointers are
// offsets into the module's memory.

import { decodesWhole } from './check-hevc.mjs';

const COLORSPACE_RGB = 1;
const CHROMA_RGB = 10;
const CHROMA_RGBA = 11;
const CHANNEL_INTERLEAVED = 10;
/** heif_error_Decoder_plugin_error. */
const DECODER_ERROR = 7;

/** Thrown and answered as it is: libheif's error code and its more exact one. */
class HeifError extends Error {
  constructor(code, subcode) {
    super(`libheif error ${code}, ${subcode}`);
    this.code = code;
    this.subcode = subcode;
  }
}

/** Calls a function that returns an error by its first argument. */
function call(heif, name, ...rest) {
  heif.module[name](heif.errorAt, ...rest);
  if (word(heif, heif.errorAt) !== 0) throw new HeifError(word(heif, heif.errorAt), word(heif, heif.errorAt + 4));
}

const word = ({ module }, pointer) => new DataView(module.HEAPU8.buffer).getInt32(pointer, true);

function openPrimary(heif, bytes) {
  const { module: libheif, valueAt } = heif;
  const context = libheif._heif_context_alloc();
  const bytesAt = libheif._malloc(bytes.length);
  libheif.HEAPU8.set(bytes, bytesAt);
  call(heif, '_heif_context_read_from_memory', context, bytesAt, bytes.length, 0);
  libheif._free(bytesAt);
  call(heif, '_heif_context_get_primary_image_handle', context, valueAt);
  return word(heif, valueAt);
}

/** Upright pixels `[height, width, 3]` over white; libheif applies the file's own turns and crops, EXIF has no say. */
function decode(heif, handle) {
  const { module: libheif, valueAt } = heif;
  const channels = libheif._heif_image_handle_has_alpha_channel(handle) ? 4 : 3;
  const chroma = channels === 4 ? CHROMA_RGBA : CHROMA_RGB;
  call(heif, '_heif_decode_image', handle, valueAt, COLORSPACE_RGB, chroma, 0);
  const image = word(heif, valueAt);
  failOnWarning(heif, image);
  const width = libheif._heif_image_get_width(image, CHANNEL_INTERLEAVED);
  const height = libheif._heif_image_get_height(image, CHANNEL_INTERLEAVED);
  const plane = libheif._heif_image_get_plane_readonly2(image, CHANNEL_INTERLEAVED, valueAt);
  const stride = word(heif, valueAt);
  const isPremultiplied = libheif._heif_image_handle_is_premultiplied_alpha(handle) !== 0;
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    const row = libheif.HEAPU8.subarray(plane + y * stride, plane + y * stride + width * channels);
    if (channels === 3) data.set(row, y * width * 3);
    else data.set(overWhite(row, width, isPremultiplied), y * width * 3);
  }
  return { width, height, data };
}

/** libheif leaves tiles out that it cannot decode, and says so in warnings: an error code and two more words each. */
function failOnWarning(heif, image) {
  const warningAt = heif.module._malloc(12);
  const count = heif.module._heif_image_get_decoding_warnings(image, 0, warningAt, 1);
  const isFault = count > 0 && word(heif, warningAt) === DECODER_ERROR;
  heif.module._free(warningAt);
  if (isFault) throw new HeifError(DECODER_ERROR, 0);
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
function readProfile(heif, handle) {
  const { module: libheif } = heif;
  const size = libheif._heif_image_handle_get_raw_color_profile_size(handle);
  if (size === 0) return null;
  const profileAt = libheif._malloc(size);
  call(heif, '_heif_image_handle_get_raw_color_profile', handle, profileAt);
  return libheif.HEAPU8.slice(profileAt, profileAt + size);
}

/**
 * @param libheif the module of libheif-js
 * @param photo the file's `bytes`, the coded `pictures` in them (HevcPicture of src/photo/heif), and how many pixels a photo may
 * have
 * @returns HeicAnswer of heic-answer.ts
 */
export function readHeic(libheif, { bytes, pictures, maxPixels }) {
  // Room for what libheif returns by pointer: an error (three 32-bit words) and one value.
  const heif = { module: libheif, errorAt: libheif._malloc(12), valueAt: libheif._malloc(4) };
  try {
    const handle = openPrimary(heif, bytes);
    const width = libheif._heif_image_handle_get_width(handle);
    const height = libheif._heif_image_handle_get_height(handle);
    if (width * height > maxPixels) return { kind: 'too_large', width, height };
    if (!pictures.every((picture) => decodesWhole(libheif, picture))) return { kind: 'damaged' };
    return { kind: 'picture', ...decode(heif, handle), profile: readProfile(heif, handle) };
  } catch (error) {
    if (error instanceof HeifError) return { kind: 'error', code: error.code, subcode: error.subcode };
    throw error;
  }
}
