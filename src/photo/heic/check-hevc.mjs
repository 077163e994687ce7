// Whether pictures coded with HEVC decode without a fault, by libde265, the decoder inside libheif, called by itself: only so
// does it tell. Plain JavaScript as read-heic.mjs. The calls are libde265's C interface (libde265/de265.h).

const [SUPPRESS_FAULTY_PICTURES, DISABLE_DEBLOCKING, DISABLE_SAO] = [6, 7, 8];

/**
 * @param libheif the module of libheif-js
 * @param picture its units: parameter sets first, then those of the picture
 */
export function decodesWhole(libheif, { parameterSets, units }) {
  const decoder = libheif._de265_new_decoder();
  try {
    // A picture whose data run out or lead out of it is not given; the filters change pixels and never find a fault.
    libheif._de265_set_parameter_bool(decoder, SUPPRESS_FAULTY_PICTURES, 1);
    libheif._de265_set_parameter_bool(decoder, DISABLE_DEBLOCKING, 1);
    libheif._de265_set_parameter_bool(decoder, DISABLE_SAO, 1);
    const isTaken = [...parameterSets, ...units].every((unit) => push(libheif, decoder, unit));
    return isTaken && givesPicture(libheif, decoder);
  } finally {
    libheif._de265_free_decoder(decoder);
  }
}

function push(libheif, decoder, unit) {
  const at = libheif._malloc(unit.length);
  libheif.HEAPU8.set(unit, at);
  const error = libheif._de265_push_NAL(decoder, at, unit.length, 0, 0, 0);
  libheif._free(at);
  return error === 0;
}

function givesPicture(libheif, decoder) {
  const moreAt = libheif._malloc(4);
  libheif._de265_flush_data(decoder);
  let isThere = false;
  let hasMore = true;
  while (hasMore) {
    const error = libheif._de265_decode(decoder, moreAt);
    isThere ||= libheif._de265_get_next_picture(decoder) !== 0;
    hasMore = error === 0 && libheif.HEAPU8[moreAt] !== 0;
  }
  libheif._free(moreAt);
  return isThere;
}
