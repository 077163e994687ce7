/** Every error that a user may read, with the HTTP status that answers it and the exit status of the command line. */
export const ERRORS = {
  // Photos
  photo_empty: { status: 422, exit: 65 },
  photo_not_an_image: { status: 422, exit: 65 },
  photo_type_unsupported: { status: 415, exit: 65 },
  photo_damaged: { status: 422, exit: 65 },
  photo_too_large_bytes: { status: 413, exit: 65 },
  photo_too_large_pixels: { status: 413, exit: 65 },
  photo_too_small: { status: 422, exit: 65 },
  photo_took_too_long: { status: 422, exit: 65 },
  photo_not_in_time: { status: 503, exit: 75 },
  photo_unreadable: { status: 422, exit: 66 },
  // Models
  model_missing: { status: 500, exit: 78 },
  model_manifest_invalid: { status: 500, exit: 78 },
  model_file_mismatch: { status: 500, exit: 78 },
  model_network_mismatch: { status: 500, exit: 78 },
  backend_unavailable: { status: 500, exit: 78 },
  // Requests and commands
  request_not_multipart: { status: 415, exit: 64 },
  request_no_photos: { status: 400, exit: 64 },
  request_too_many_photos: { status: 413, exit: 64 },
  request_too_large: { status: 413, exit: 64 },
  request_field_unknown: { status: 400, exit: 64 },
  request_malformed: { status: 400, exit: 64 },
  request_not_found: { status: 404, exit: 64 },
  request_method_not_allowed: { status: 405, exit: 64 },
  request_too_slow: { status: 408, exit: 64 },
  service_busy: { status: 503, exit: 75 },
  service_not_ready: { status: 503, exit: 75 },
  setting_invalid: { status: 400, exit: 64 },
  source_not_found: { status: 404, exit: 66 },
  source_no_photos: { status: 404, exit: 66 },
  truth_missing: { status: 404, exit: 66 },
  truth_invalid: { status: 422, exit: 65 },
  truth_photos_missing: { status: 404, exit: 66 },
  output_unwritable: { status: 500, exit: 73 },
  address_in_use: { status: 500, exit: 69 },
  address_unusable: { status: 500, exit: 69 },
  internal: { status: 500, exit: 70 },
} as const satisfies Record<string, { readonly status: number; readonly exit: number }>;

export type ErrorCode = keyof typeof ERRORS;
