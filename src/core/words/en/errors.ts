import type { ErrorCode } from '../codes.ts';

/** Errors, in English. See ../en.ts for the rules. */
export const errors = {
  // Errors: photos. Values are short words for the reader, never a library's own message.
  photo_empty: 'Expected a photo, received an empty file.',
  photo_not_an_image: 'Expected a photo (JPEG, PNG, WebP, TIFF, HEIC or AVIF), received a file that is not a picture.',
  photo_type_unsupported:
    'Expected a JPEG, PNG, WebP, TIFF, HEIC or AVIF photo, received {received}. Export the picture as an 8-bit sRGB JPEG at full size and use that.',
  photo_damaged: 'Expected a complete {format} photo, received one that is damaged or truncated.',
  photo_too_large_bytes: 'Expected a photo of at most {maxMegabytes} MB, received a larger one.',
  photo_too_large_pixels: 'Expected a photo of at most {maxMegapixels} megapixels, received {width} x {height} pixels.',
  photo_too_small: 'Expected a photo of at least {minSidePx} pixels on each side, received {width} x {height} pixels.',
  photo_took_too_long:
    'Expected a photo that can be examined within {timeoutSeconds} seconds; this one took longer and was given up.',
  photo_not_in_time:
    'Expected to examine this photo within {timeoutSeconds} seconds; it took longer and was given up. Send it again.',
  photo_unreadable: 'Expected a readable file; reading it failed with {reason}.',

  // Errors: models
  model_missing: 'Expected a model bundle in {directory}, found no manifest there.',
  model_manifest_invalid: 'Expected a valid manifest in the model bundle {directory}; it has this problem: {problem}.',
  model_file_mismatch: 'Expected {file} of the model bundle to have the sha256 {expected}, received {received}.',
  model_network_mismatch: 'Expected the network {network} to have {expected}, received {received}.',
  backend_unavailable: 'Expected the {backend} backend to start; it failed with this problem: {problem}.',

  // Errors: requests and commands
  request_not_multipart: 'Expected an upload as multipart/form-data, received {received}.',
  request_encoded:
    'Expected a request body without Content-Encoding, received one with {received}. Send the body as it is.',
  request_no_photos: 'Expected at least one photo in the field {field}, received none.',
  request_too_many_photos: 'Expected at most {max} photos in one request, received more.',
  request_too_large: 'Expected a request of at most {maxMegabytes} MB, received a larger one.',
  request_field_unknown: 'Expected the field {expected}, received the field {received}.',
  request_query_unknown:
    'Expected an address without query parameters, received {received}. Send settings in the body of the request.',
  request_malformed: 'Expected a well-formed request, received one that is damaged or truncated.',
  request_not_found: 'Expected an address of this service, received {received}.',
  request_method_not_allowed: 'Expected the method {expected} at this address, received {received}.',
  request_too_slow: 'Expected the complete upload within {timeoutSeconds} seconds; it took longer and was aborted.',
  service_busy:
    'Expected fewer photos at a time, received more than this service can hold. Send them again in {retryAfterSeconds} seconds.',
  service_not_ready:
    'Expected a request once the service is ready, received one while it starts or stops. Send it again in {retryAfterSeconds} seconds.',
  request_rate_exceeded:
    'Expected at most {max} requests a minute, received more. Send it again in {retryAfterSeconds} seconds.',
  access_missing: 'Expected an API key or a token in the header Authorization (Bearer ...), received none.',
  access_refused:
    'Expected an API key or a token that is valid here, received one that is unknown, revoked, expired or issued for another service.',
  access_scope_missing: 'Expected an API key or a token with the scope {scope}, received one without it.',
  access_issuer_unreachable:
    'Expected the issuer of the tokens to return its keys; the request to it failed. Try again in {retryAfterSeconds} seconds.',
  access_not_set_up:
    'Expected access control for the address {host}, which others can reach, found none. Set TELLTALE_KEYS (see telltale keys --help) or TELLTALE_OIDC_ISSUER, or set TELLTALE_ACCESS to open-to-anyone to allow everyone.',
  keys_file_invalid: 'Expected a file of API keys at {path}; it has this problem: {problem}.',
  key_unknown: 'Expected the id of an API key in {path}, received {received}.',
  setting_invalid: 'Expected {expected} for the setting {setting}, received {received}.',
  source_not_found: 'Expected a photo or a folder at {path}, found nothing there.',
  source_no_photos: 'Expected at least one photo in {path}, found none.',
  source_is_link: 'Expected a file, found a link; links inside folders and archives are not followed.',
  source_not_a_file: 'Expected a file, found a {received}. Save its content as a file, and examine that.',
  archive_damaged:
    'Expected a complete archive (zip, tar or tar.gz), received one that is damaged, truncated or of another type.',
  archive_member_damaged: 'Expected a complete file in the archive, received one that is damaged or truncated.',
  archive_encrypted: 'Expected a file in the archive that can be read without a password, received an encrypted one.',
  archive_method_unsupported:
    'Expected a file in the archive that is stored or compressed with Deflate, received one compressed with {received}.',
  archive_type_unsupported:
    'Expected a zip, tar or tar.gz archive, received {received}. Unpack it first, and examine the files.',
  archive_split:
    'Expected a complete archive, received one part of a split archive. Join the parts into one file first.',
  archive_ratio:
    'Expected an archive whose files unpack to at most {max} times its size, received one whose files unpack to more.',
  archive_too_many_entries:
    'Expected an archive with at most {max} files in it, received one with more; the rest was skipped.',
  archive_too_large:
    'Expected an archive that unpacks to at most {maxMegabytes} MB, received one that unpacks to more; the rest was skipped.',
  archive_too_deep: 'Expected archives nested at most {max} levels deep, received more levels.',
  archive_nested_too_large:
    'Expected an archive inside a compressed one to unpack to at most {maxMegabytes} MB, received a larger one.',
  scan_changed:
    'Expected to resume the scan in {path} with the same settings; {setting} was {expected} and is now {received}. Use the former setting, or another folder.',
  scan_running: 'Expected no other scan running in {path}, found the process {pid} working on it.',
  scan_folder_taken:
    'Expected a new or empty folder, or the folder of an earlier scan, at {path}; found other files in it.',
  scan_damaged:
    'Expected the scan in {path} as it was left, found {problem} damaged. Choose another folder to start again.',
  truth_missing: 'Expected the truth about the photos at {path}, found none there.',
  truth_invalid:
    'Expected {path} to list photos and the tablets in them, as docs/evaluation.md describes; it has this problem: {problem}.',
  truth_photos_missing:
    'Expected all {total} photos that {truth} lists in {directory}, found {found}; the first missing one is {first}.',
  output_unwritable: 'Expected to write to {path}; writing failed with {reason}.',
  output_taken:
    'Expected a new file, or the rows of an earlier scan, at {path}; found another file and did not change it. Choose another name for the results.',
  output_is_source:
    'Expected a path for the results, found {path} among the photos to examine and did not change it. Name the results after --out.',
  address_in_use:
    'Expected a free port, found port {port} of {host} in use by another program. Choose another one with the setting PORT.',
  address_unusable: 'Expected an address that this machine can listen on, received {host}, port {port} ({reason}).',
  batch_not_set_up:
    'Expected a PostgreSQL database in the setting TELLTALE_DATABASE, found none. Batches on many machines need one; on one machine, use telltale scan.',
  batch_root_not_set_up: 'Expected the folder that all workers share in the setting TELLTALE_BATCH_ROOT, found none.',
  batch_unknown: 'Expected the id of a batch, received {received}.',
  batch_unfinished:
    'Expected a finished batch, found one whose photos are still being listed or examined. Use --partial to write the results so far.',
  exhibit_model_differs:
    'Expected the model {name} {version} ({sha256}), which examined the photos of this batch, received {received}. Set TELLTALE_MODEL to its folder.',
  exhibit_uncalibrated:
    'Expected a model with a calibration for several tablets of one source, received {name} {version} without one. Leave out the setting exhibit, or use another model.',
  batch_source_outside: 'Expected a path inside the folder that all workers share, received {received}.',
  batch_worker_died:
    'Expected to list the photos of this batch; each of {attempts} attempts failed because the worker ended, so the batch was given up.',
  photo_worker_died:
    'Expected to examine this photo; each of {attempts} attempts failed because the worker ended, so the photo was given up.',
  photo_given_up: 'Expected to examine this photo; each of {attempts} attempts failed, the last one with: {problem}',
  store_unreachable:
    'Expected the database to answer; it failed with {reason}. Try again in {retryAfterSeconds} seconds.',
  store_too_new:
    'Expected database tables that this version of Telltale supports, found the migration {migration} of a newer version. Update Telltale.',
  evidence_not_set_up:
    'Expected a folder for evidence in the setting TELLTALE_EVIDENCE_FOLDER, found none. Without it, Telltale is private and stores no photo and no case. Set it, and start Telltale again, to keep cases.',
  evidence_missing: 'Expected evidence in the folder {path}, found none. The command telltale case create begins it.',
  evidence_driver_missing:
    'Expected the embedded database, found no build of it for {platform} {arch}. Set TELLTALE_DATABASE to a PostgreSQL database instead.',
  evidence_unwritable:
    'Expected to store {path}; it failed with {reason}. What was not acknowledged before is not stored.',
  evidence_altered: 'Expected to find {what} as it was stored, found it changed or missing. Run telltale verify.',
  case_unknown: 'Expected the name or the id of a case, received {received}.',
  case_exists: 'Expected a name that no case has yet, received {name}.',
  request_not_csv: 'Expected a table as text/csv, received {received}.',
  photo_unknown: 'Expected the id or the sha256 of a photo of this case, received {received}.',
  original_deleted:
    'Expected a stored photo, found that {name} was deleted on {date} under a retention rule. Its hash and its findings were kept.',
  photo_deleted_before:
    'Expected a photo that this case did not have before, but received {name}, which a retention rule deleted on {date}. If it must be kept again, add it to another case.',
  case_photo_unknown:
    'Expected the name or the sha256 of a photo of this case, received {received}. A name that several photos have names none of them.',
  exhibit_unknown: 'Expected the name of an exhibit of this case, received {received}.',
  upload_unknown:
    'Expected the id of an upload that is not over, received {received}. An upload is given up a day after its last piece; begin it again.',
  upload_offset: 'Expected the piece of the upload from byte {expected} on, received the one from byte {received} on.',
  upload_too_long: 'Expected an upload of {bytes|one=byte|other=bytes}, as it was announced, received more.',
  upload_header_invalid: 'Expected the header {header} as the tus protocol has it, received {received}.',
  upload_version: 'Expected version {expected} of the tus protocol in the header Tus-Resumable, received {received}.',
  request_not_piece: 'Expected a piece of an upload as application/offset+octet-stream, received {received}.',
  checkpoint_invalid:
    'Expected a signed checkpoint of telltale checkpoint in {path}, found something else or a wrong signature.',
  table_unreadable: 'Expected a CSV table that can be read at {path}; reading it failed with {reason}.',
  table_invalid:
    'Expected a CSV table in {path} with at least one row and the columns {columns}, received the columns {received}. docs/evidence.md says which columns may be left out.',
  rows_refused:
    'Expected only rows that can be taken in {path}, received {count|one=row|other=rows} that cannot. Nothing was imported.',
  request_not_json: 'Expected a request as application/json, received {received}.',
  internal: 'Expected no failure, but the program itself failed. Try again; if it happens again, please report it.',

  // Errors: learning
  bundle_exists:
    'Expected a new folder for the bundle, found something at {path} and did not change it. Choose another name or another folder.',
  learning_unsupported:
    'Expected a bundle that can learn from tablets of known origin, received {name} {version}, which cannot. Use the bundle that ships with this version.',
  learning_learned:
    'Expected a bundle as it shipped, received {name} {version}, which has learned already. Learn from all tablets at once, starting from the shipped bundle.',
  learning_too_few:
    'Expected at least {least} usable tablets that show the same face, found {m} with M and {thirty} with 30. No bundle was written.',
  learning_too_few_labels:
    'Expected at least {least} usable tablets of each class that show the same face, found {references} reference tablets and {counterfeits} counterfeits in all. No bundle was written.',
  product_too_few:
    'Expected usable tablets of the product in at least {least} photos, found them in {photos}. No bundle was written.',
  product_several:
    'Expected tablets of one product, found several kinds among the {count}. Photograph one product alone, or name its tablets with --tablets. No bundle was written.',
  product_template_unsupported:
    'Expected photos of the product, received a drawing. The networks learned the drawing of the M 30 alone, and another one would need new training. Give at least 10 photos with --from-photos. No bundle was written.',
  product_row_invalid:
    'Expected a photo, the number of a tablet or all, and product or other, in line {line} of {path}; received {received}. No bundle was written.',
  bundle_of_product:
    'Expected a bundle for the M 30, received {name} {version}, which knows another product from its photos alone. Use it with telltale scan --model.',
  labels_invalid: 'Expected a CSV file of labels at {path}; it has this problem: it lacks {problem}.',
  labels_unreadable: 'Expected a readable file of labels at {path}; reading it failed with {reason}.',
  bundle_unknown:
    'Expected the name of a bundle in {path}, received {name}. See all of them with telltale models list.',
  bundle_unusable:
    'Expected the bundle {name} to be complete and of this version, but found that it is not. {problem} Write or copy it again, or choose another one with telltale models use.',
  bundle_ships:
    'Expected a bundle that was added to {name}, received that one itself. It ships with Telltale and stays.',
  bundle_in_use:
    'Expected a bundle that is not in use, received {name}. Choose another one first, with telltale models use.',
  used_bundle_unreadable:
    'Expected the name of the bundle in use in {path}, found none. Choose one with telltale models use.',
  service_metrics_unreadable:
    'Expected the metrics of a running service at {url}; reading them failed with {problem}. With access control, TELLTALE_KEY needs a key with the scope admin.',
  service_without_shadow:
    'Expected a service with a second bundle to compare at {url}, found none. Set TELLTALE_SHADOW_MODEL where the service starts.',
  suggest_source_unknown:
    'Expected the folder of a scan (telltale scan --out) or, with TELLTALE_EVIDENCE_FOLDER, a case; received {received}.',
  scan_missing: 'Expected the folder of a scan at {path}, found none.',
  scan_photo_changed: 'Expected the photo {path} with the bytes that were scanned, found others.',
  scan_model_missing:
    'Expected the bundle {name} {version} ({sha256}), which made this scan, among those of TELLTALE_MODELS, found none. Name its folder with --model.',
  marks_invalid:
    'Expected a file of marks that the gallery saved (telltale-marks.json) at {path}, received another one.',
} as const satisfies Readonly<Record<ErrorCode, string>>;
