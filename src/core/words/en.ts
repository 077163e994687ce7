import type { ErrorCode } from './codes.ts';

/**
 * Every sentence that a user may read, in English, by code. `{name}` is a placeholder; `say` fills it.
 * `{count|one=tablet|other=tablets}` is a number with its noun.
 *
 * A person must read a new or changed sentence against docs/safety.md and enter it, word for word, in
 * test/safety/reviewed-templates.json; the safety test fails until then. Errors say what was expected and what was
 * received.
 */
export const en = {
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
  request_not_json: 'Expected a request as application/json, received {received}.',
  internal: 'Expected no failure, but the program itself failed. Try again; if it happens again, please report it.',

  // Reasons of cannot_assess, with advice for a better photo
  too_small:
    'The tablet is only {diameterPx} pixels across in the photo; at least {minDiameterPx} are needed. Go closer, or use a camera with more pixels.',
  too_blurred:
    'The tablet is blurred in the photo. Hold the phone still, tap the tablet on the screen to focus, and use more light.',
  too_much_glare:
    'Glare hides part of the tablet. Turn the flash off and let the light come from the side, from a window for example.',
  partly_hidden:
    'Part of the tablet lies outside the photo or under something else. Lay it apart from others, with all of it in the photo.',
  imprint_unreadable:
    'The imprint could not be read. Photograph the tablet from straight above, in even light, then turn it over and photograph the other face.',
  unfamiliar:
    'The tablet looks unlike anything that this model knows well, so it was not compared. Photograph it from straight above, in even light, on a plain ground.',
  colour_needed:
    'The photo has no colour, and this model cannot compare tablets without it. Photograph the tablet in colour: without a filter or night mode, in daylight or under a white lamp.',

  // For any verdict but other_imprint, beside its reasons
  colour_not_compared:
    'The photo has no colour, so the colour of the tablet was not compared. Photograph it in colour: without a filter or night mode, in daylight or under a white lamp.',

  // Reason of other_imprint
  other_imprint_seen:
    'An imprint or a shape other than that of the blue M 30 was seen, so the tablet was not compared.',

  // Reasons of likely_counterfeit, inconclusive and no_difference_seen: the aspect, never how to correct it
  imprint_stands_out: 'The imprint looks different from that of the reference product.',
  colour_stands_out: 'The colour looks different from that of the reference product.',
  surface_stands_out: 'The surface looks different from that of the reference product.',
  edge_stands_out: 'The edge looks different from that of the reference product.',
  no_single_aspect: 'No single aspect decides; the look as a whole suggests a counterfeit.',
  evidence_weak: 'The evidence is clear neither for a counterfeit nor against one.',
  evidence_uncertain: 'The evidence suggests a counterfeit, but the estimate is too uncertain to say so.',
  evidence_conflicting:
    'The look as a whole shows little difference from the reference product, but not every aspect agrees.',
  difference_not_found: 'The imprint, colour, surface and edge showed no clear difference from the reference product.',

  // Photos of both faces of one tablet together
  combined_face_missing:
    'The {face} was not assessed in any photo. Turn the tablet over and photograph that face too, from straight above and in even light.',
  combined_no_face: 'No photo shows a face well enough to be compared. The results of the photos say what to do.',
  combined_one_tablet:
    'Photos that show no tablet or more than one, or that could not be examined, were left out. Photograph the tablet by itself.',
  combined_faces_disagree:
    'In at least one photo a face looks like a likely counterfeit. The other photos do not outweigh that.',
  combined_other_face:
    'One face shows an imprint or a shape other than that of the blue M 30, so the faces may not belong to the same tablet.',
  combined_colour_differs:
    'The two faces differ in colour, so they may not belong to the same tablet. Photograph one right after the other, in the same light.',
  combined_size_differs:
    'The two faces differ in size, so they may not belong to the same tablet. Photograph both from the same distance.',
  combined_uncalibrated:
    'This model has no calibration for two faces together, so the face with the stronger evidence for a counterfeit decides.',
  combined_without_colour:
    'At least one photo has no colour. The calibration for two faces together covers photos in colour only, so the face with the stronger evidence for a counterfeit decides.',

  // Several tablets of one exhibit together
  exhibit_flagged: 'Together the tablets suggest a counterfeit, and at least one of them does so by itself.',
  exhibit_together: 'No tablet is flagged by itself; together the tablets suggest a counterfeit.',
  exhibit_tablet_flagged: 'At least one tablet is a likely counterfeit by itself. The others do not outweigh that.',
  exhibit_aspect: 'On at least one tablet an aspect looks different from that of the reference product.',
  exhibit_several_sources:
    'The tablets differ so much that they probably come from several sources; they form {groups|one=group|other=groups} here. The group with the strongest evidence for a counterfeit decides.',
  exhibit_other_imprint:
    'At least one tablet shows an imprint or a shape other than that of the blue M 30, so the tablets may come from several sources.',
  exhibit_without_colour:
    'At least one photo has no colour. The calibration for several tablets covers photos in colour only, so all of them count for no more than one.',
  exhibit_not_all:
    'Only {assessed} of {tablets|one=tablet|other=tablets} could be compared. Nothing is said about the others.',
  exhibit_none_assessed: 'No tablet could be compared. The results of the tablets say what to do.',
  exhibit_no_share: 'The number of tablets that stand out says nothing about how many are dangerous.',

  // The warning of every verdict
  warning:
    'No visible difference is no evidence of safety. A photo cannot show what a tablet contains, and counterfeits of other imprints are documented too.',

  // Verdicts: headline and explanation
  headline_likely_counterfeit: 'Likely counterfeit',
  headline_inconclusive: 'Inconclusive',
  headline_no_difference_seen: 'No difference seen',
  headline_other_imprint: 'Another imprint',
  headline_cannot_assess: 'Cannot be assessed',
  explanation_likely_counterfeit: 'The look of this tablet suggests a counterfeit.',
  explanation_inconclusive: 'The look of this tablet does not decide either way.',
  explanation_no_difference_seen:
    'No difference from the reference product was seen. Good counterfeits look like this too.',
  explanation_other_imprint:
    'This does not look like the blue M 30, so nothing is said about it. Counterfeits of other imprints are documented too.',
  explanation_cannot_assess: 'This photo does not show enough of the tablet to say anything about it.',
  exhibit_explanation_likely_counterfeit:
    'The look of these tablets suggests a counterfeit. That is said of all of them together, including those that look like the reference product.',
  exhibit_explanation_inconclusive: 'The look of these tablets, taken together, does not decide either way.',
  exhibit_explanation_no_difference_seen:
    'No difference from the reference product was seen on the assessed tablets. Good counterfeits look like this too.',
  exhibit_explanation_other_imprint:
    'None of these tablets looks like the blue M 30, so nothing is said about them. Counterfeits of other imprints are documented too.',
  exhibit_explanation_cannot_assess: 'The photos do not show enough of any tablet to say anything about them.',
  exhibit_counts: 'Assessed: {assessed} of {tablets|one=tablet|other=tablets}, in {photos|one=photo|other=photos}.',
  exhibit_sources_one: 'Sources: one, as far as the look of the tablets shows.',
  exhibit_sources_several: 'Sources: several, judging by the look of the tablets.',
  exhibit_sources_not_told: 'Sources: not determined.',
  exhibit_group: 'Group {number}: {headline}. {count|one=tablet|other=tablets}.',
  headline_no_tablet: 'No tablet found',
  explanation_no_tablet:
    'No tablet was found in this photo. Photograph it from close by and straight above, on a plain ground.',
  headline_error: 'Photo not examined',

  // The score, where there is one
  score:
    'Estimated probability of a counterfeit: {percent} %, at a prior probability of {priorPercent} %. This look is {likelihoodRatio} times as probable for a counterfeit as for the reference product (90 % interval {low} to {high}).',
  prior_explained:
    'The prior probability is an assumption that you may change, not a measured rate. It never changes the verdict.',

  // Names of faces and aspects
  face_M: 'M face',
  face_30: '30 face',
  face_other: 'another imprint',
  face_unreadable: 'not readable',
  aspect_imprint: 'imprint',
  aspect_colour: 'colour',
  aspect_surface: 'surface',
  aspect_edge: 'edge',

  // The safety card: on every result, on every surface
  card_photo: 'A photo cannot show what a tablet contains. Some counterfeits cannot be recognised by their look.',
  card_laboratory: 'Only a laboratory can tell what is in a tablet.',
  card_strip:
    'A fentanyl test strip, used on the whole crushed tablet, helps but misses some analogues. A negative strip is no evidence of safety.',
  card_alone: 'Never use alone.',
  card_naloxone: 'Carry naloxone and know how to give it.',
  card_emergency: 'In an emergency, call the local emergency number at once.',

  // What the figures were calibrated on
  calibrated_on_simulated:
    'The figures come from computer-drawn tablets. No photo of a tablet that a laboratory had examined was used, so how accurate they are on physical tablets is not known.',
  calibrated_on_reference_photos:
    'The figures come from photos of tablets of known origin and from computer-drawn tablets. No counterfeit that a laboratory had confirmed was used.',
  calibrated_on_lab_confirmed: 'The figures come from photos of tablets that a laboratory had examined.',

  // What a setting expects; goes into setting_invalid
  expected_integer: 'a whole number from {min} to {max}',
  expected_number: 'a number from {min} to {max}',
  expected_choice: 'one of {choices}',
  expected_list: 'any of {choices}, separated by commas',
  expected_host: 'a host name or an IP address',
  expected_folder: 'the path of a folder',
  expected_file: 'the path of a file',
  expected_https: 'an address that starts with https://',
  expected_audience: 'the name of this service in the tokens of TELLTALE_OIDC_ISSUER',
  expected_access_required: 'required (API keys or a token issuer are set)',
  expected_name: 'a name of 1 to {max} characters',
  expected_database: 'the address of a PostgreSQL database (postgres://...)',
  expected_schema: 'a name of 1 to {max} lowercase letters, digits and underscores that starts with a letter',
  expected_sources: 'a list of 1 to {max} paths',

  // Command line: help
  help_program:
    'Screens photos of blue M 30 tablets for signs of counterfeiting. It says how strongly a look suggests a counterfeit, never what a tablet contains.',
  help_serve:
    'start the HTTP service with its upload page; its settings are environment variables (docs/configuration.md)',
  help_scan: 'examine the photos in files, folders and archives',
  help_source: 'photos, folders, archives (zip, tar, tar.gz) and globs; - reads a list of paths from standard input',
  help_out:
    'folder for results.jsonl and report.html, where the same command resumes a stopped scan; or a .jsonl file for the rows alone, written completely or not at all',
  help_csv: 'also write results.csv into the folder of the results, one row per tablet',
  help_parquet: 'also write results.parquet into the folder of the results, one row per tablet',
  help_exhibit:
    'tablets that come from one source: those of each photo, of each folder, or all of them; prints one line for each exhibit and writes exhibits.jsonl beside the results',
  help_depth: 'how many levels of archives inside archives are opened, 0 to 10',
  help_prior:
    'probability of a counterfeit before the photo is seen; it changes the printed probability, never the verdict',
  help_model: 'folder of the model bundle',
  help_workers: 'number of photos that are examined at the same time',
  help_backend: 'what runs the networks; native by default if it is installed, otherwise wasm',
  help_language: 'language of the messages',
  help_exit_statuses:
    'Exit status of scan: 0 every photo was examined, 65 some could not be examined (each has a row that says why), 64 wrong usage, 66 a source is missing or holds no photo, 73 the output cannot be written, 75 another scan is running in the folder, 78 the model cannot be used or is not that of the scan, 70 the program failed, 130 or 143 stopped.',
  help_keys: 'create, list and revoke API keys of the service',
  help_keys_create:
    'create a key, print it once to standard output, and store its hash in the file; the key itself is not stored',
  help_keys_list: 'list the keys of the file: ids, names, scopes and dates',
  help_keys_revoke: 'revoke a key; a running service notices by itself',
  help_keys_name: 'name of the key, for people who read the list',
  help_keys_id: 'id of the key, as in the list',
  help_keys_file: 'file with the hashes of the keys; by default the setting TELLTALE_KEYS',
  help_keys_scope:
    'what the key allows: examine (photos), batch (submit batches) or admin (read /metrics); several are possible',
  help_keys_days: 'days until the key expires; by default it never does',
  help_evaluate: 'compare the findings about photos with the truth, and write a report of figures and charts',
  help_evaluate_folder: 'folder of photos',
  help_truth: 'file with the truth about the photos; by default truth.json in the folder or in its parent',
  help_evaluate_out: 'folder for report.html and figures.json',
  help_evaluate_exit_statuses:
    'Exit status of evaluate: 0 every photo was examined, 65 some could not be examined, or the truth is invalid, 64 wrong usage, 66 the folder, the truth or a photo is missing, 73 the output cannot be written, 78 the model cannot be used, 70 the program failed.',
  help_worker:
    'examine photos of batches until stopped; its settings are environment variables, including TELLTALE_DATABASE and TELLTALE_BATCH_ROOT (docs/batches.md)',
  help_worker_until_empty: 'end when no photo is left for this worker',
  help_batch:
    'batches of photos for workers on any number of machines; they need a PostgreSQL database (docs/batches.md)',
  help_batch_submit: 'register photos, folders and archives for examination, and print the id of the batch',
  help_batch_source: 'photos, folders and archives inside TELLTALE_BATCH_ROOT',
  help_batch_priority: 'from -1000 to 1000; batches with a larger number come first',
  help_batch_attempts: 'number of attempts per photo before it is given up',
  help_batch_status:
    'show the progress of a batch and the photos that were given up; without an id, of the newest batches',
  help_batch_id: 'id of the batch',
  help_batch_cancel: 'examine no more photos of a batch; results are kept',
  help_batch_export: 'write the results, one examination per line, in the order of the photos',
  help_batch_out: 'file for the examinations, in the format of telltale scan --out, written completely or not at all',
  help_batch_provenance: 'also write the origin of each result to this file: sha256, worker, times, attempts',
  help_batch_partial: 'export the results so far even if photos are still waiting',
  help_batch_exit_statuses:
    'Exit status: 0 done, 64 wrong usage, 65 exported and some photos could not be examined (each has a row that says why), 66 no such batch or source, 73 the output cannot be written, 75 the database does not answer or the batch is not finished, 78 not set up, 70 the program failed.',

  // Command line: serve
  serve_listening: 'Telltale listens on {url}',
  running_on: 'Backend {backend}, workers {workers}, model {name} {version}, calibrated on: {evidence}',
  serve_open: 'There is no access control: anyone who can reach this address may use the service.',
  serve_stopping: 'Stopping. Photos in progress are finished first.',
  evidence_simulated: 'simulation',
  evidence_reference_photos: 'reference photos',
  evidence_lab_confirmed: 'photos of tablets that a laboratory had examined',

  // Command line: scan
  column_photo: 'Photo',
  column_tablet: 'Tablet',
  column_face: 'Face',
  column_verdict: 'Verdict',
  column_likelihood_ratio: 'Likelihood ratio',
  column_probability: 'Probability at a prior of {priorPercent} %',
  column_reasons: 'Reasons',
  probability: '{percent} %',
  scan_summary: 'Photos: {photos}. Tablets: {tablets}. Photos that could not be examined: {failed}.',
  scan_written: 'Lines written to {path}: {photos}.',
  scan_progress: '{done} of {total} photos',
  scan_progress_line: '{percent} %, {photos} photos, {rate} a second, {left} left. {verdicts}. Not examined: {failed}.',
  scan_duplicates: 'Photos with the same bytes as an earlier one, not examined again: {duplicates}.',
  scan_resumed: 'Resuming a scan that already has {photos} photos.',
  scan_stopped: 'Stopped after {photos} photos. The same command resumes the scan.',
  scan_kept: 'The results so far are kept in {path}. The same command resumes the scan.',
  scan_report: 'Gallery: {path}',
  scan_exhibits_title: 'Tablets of one source, together (each {exhibit}):',
  scan_exhibit_photo: 'photo',
  scan_exhibit_folder: 'folder',
  scan_exhibit_all: 'all photos',
  scan_exhibit_line: '{name}: {headline}. {ratio} {counts} {sources}',
  scan_exhibit_no_ratio: 'No likelihood ratio.',
  scan_exhibits: 'Exhibits: {count}. {verdicts}.',
  scan_exhibits_several: 'Exhibits that look like several sources: {count}.',
  scan_passed_over: 'Skipped, with nothing to examine: {count}.',
  passed_over_not_a_photo: 'Neither a picture nor an archive: {count}.',
  passed_over_mac_metadata: 'Metadata files of a Mac: {count}.',
  passed_over_scan_folder: 'Results of scans: {count}.',
  passed_over_empty_archive: 'Archives without files: {count}.',
  passed_over_not_a_file: 'Pipes, sockets and devices: {count}.',
  passed_over_link: 'Links, which are not followed: {count}.',
  scan_absolute_names: 'Leading slash or drive letter removed from names in archives: {count}.',
  scan_passed_over_names: 'Names of the skipped files: {path}',
  scan_failed_names: 'Not examined:',
  scan_failed_more: '... and {count} more.',
  expected_scan_folder: 'a folder in --out',
  gallery_title: 'Telltale: scanned photos',
  gallery_lead: 'Findings of {name} {version} about these photos, for a person to review.',
  gallery_view_tablets: 'Tablets by likelihood ratio',
  gallery_view_exhibits: 'Exhibits',
  gallery_view_photos: 'Photos',
  gallery_view_near: 'Near duplicates',
  gallery_view_alike: 'Look-alikes',
  gallery_near_note:
    'Photos that look nearly the same. Copies with the same bytes are not listed here; they are named beside the photo that was examined.',
  gallery_alike_note:
    'Tablets that may come from one press, judging by their look. These are leads only: the measure was learned from computer-drawn tablets and is often wrong, so a group is no evidence that its tablets belong together, and tablets outside it may belong with them.',
  gallery_exhibits_note:
    'Tablets that were said to come from one source, judged together; the worst group decides. An exhibit without a difference is no evidence of safety either, and the number of tablets that stand out says nothing about how many are dangerous.',
  gallery_alike_limit: 'Only the {max} tablets with the highest likelihood ratios were compared with each other.',
  gallery_filter_any: 'any',
  gallery_filter_folder: 'Folder',
  gallery_filter_from: 'From',
  gallery_filter_to: 'To',
  gallery_filter_refusal: 'Why not assessed',
  gallery_filter_mark: 'Mark',
  gallery_filter_name: 'Name',
  gallery_filter_reset: 'Show all',
  gallery_shown: '{shown} of {total} shown',
  gallery_none: 'Nothing matches these filters.',
  gallery_loading: 'Loading: {done} of {total} photos',
  gallery_mark_agree: 'Agree',
  gallery_mark_disagree: 'Disagree',
  gallery_mark_unsure: 'Unsure',
  gallery_mark_none: 'No mark',
  gallery_note: 'Note',
  gallery_export: 'Save marks as a file',
  gallery_marked: '{count} marked',
  gallery_marks_kept: 'Marks stay in this browser until they are saved as a file.',
  gallery_keys:
    'Keys: arrows or J and K move, A agrees, D disagrees, U is unsure, N writes a note, Escape leaves it, E saves the marks.',
  gallery_tablet: 'Tablet {number} of {count}',
  gallery_date_camera: '{date}, from the camera',
  gallery_date_file: '{date}, from the file',
  gallery_copies: 'Same bytes: {names}',
  gallery_group_near: 'Group {number}, {count|one=photo|other=photos}',
  gallery_group_alike: 'Group {number}, {count|one=tablet|other=tablets}, {face}',
  gallery_similarity: 'Similarity to the first one: {value}',
  gallery_no_picture: 'No picture',
  gallery_calibrated: 'Calibrated on: {evidence}',

  // Command line: keys
  key_created: 'Key {id} ({scopes}) is in {path}. It is shown only once:',
  key_revoked: 'Key {id} is revoked.',
  column_key_id: 'Id',
  column_key_name: 'Name',
  column_key_scopes: 'Scopes',
  column_key_created: 'Created',
  column_key_expires: 'Expires',
  column_key_revoked: 'Revoked',

  // Command line: evaluate
  evaluation_written: 'Report and figures written to {path}.',

  // Command line: batches on many machines
  batch_waiting_for:
    'Workers with the model {name} {version} list its photos and examine them; running now: {workers}.',
  batch_summary: 'Batch {id}, priority {priority}, model {name} {version}: {state}',
  batch_state_listing: 'listing its photos',
  batch_state_open: 'examining its photos',
  batch_state_finished: 'finished',
  batch_state_cancelled: 'cancelled',
  batch_state_failed: 'given up',
  batch_photos:
    'Photos {total}: {done} done, {taken} in progress, {waiting} waiting, {failed} given up, {cancelled} cancelled',
  batch_given_up: 'Given up after all attempts: {name} ({attempts|one=attempt|other=attempts}). {problem}',
  batch_given_up_more: 'And {count|one=more|other=more}; the export has all of them.',
  batch_none: 'There are no batches.',
  batch_cancelled: 'Batch {id} is cancelled. Photos that will not be examined: {photos}.',
  worker_waiting: 'Worker {id} is waiting for photos in {path}.',
  worker_stopping: 'Stopping. Photos in progress are finished first.',
  worker_summary:
    'Photos examined: {examined}. Photos whose bytes had already been examined: {known}. Failed attempts: {failed}.',
  worker_store_lost:
    'The database does not answer ({reason}). The worker keeps its results and tries again until it does.',
  worker_store_back: 'The database answers again.',
  worker_took_over: 'Workers without a sign of life: {count}. Their photos are tried again.',

  // The description of the HTTP service: /v1/openapi.json and /docs
  api_examine: 'Examines photos. A photo that fails is an error among the results of the others.',
  api_examine_description:
    'Photos are examined in memory and then discarded; nothing that identifies a caller or a photo is stored or logged. Every result carries the same warning: whatever the verdict, it is no evidence of safety.',
  api_submit:
    'Registers a batch of photos, folders and archives in the folder that all workers share. Workers list its photos and examine them.',
  api_submit_description:
    'The operator owns a batch: names, hashes and results of its photos are kept in the database until the operator removes them. The request has paths only.',
  api_batch:
    'The progress of a batch: how many of its photos are done, in progress, waiting or given up, and which were given up, with the reason.',
  api_field_sources: 'Paths of photos, folders and archives inside the folder that all workers share.',
  api_field_priority: 'Batches with a larger number come first.',
  api_field_attempts: 'Number of attempts per photo before it is given up.',
  api_schema: 'The JSON schema of an examination.',
  api_openapi: 'This description, for programs.',
  api_healthz: 'Whether the service is alive, with its backend and model. It answers while photos are examined.',
  api_readyz: 'Whether requests should be sent here: the model is loaded and has examined a first photo.',
  api_metrics: 'Counts and times for Prometheus. None of them identifies a caller or a photo.',
  api_page: 'The upload page.',
  api_docs: 'This description, for people.',
  api_field_photos:
    'The photos, 1 to {maxPhotos}, as files (JPEG, PNG, WebP, TIFF, HEIC or AVIF). Their bytes determine their type, never their names.',
  api_field_prior:
    'Probability of a counterfeit before the photo is seen. It changes the printed probability, never the verdict.',
  api_field_tablet:
    'Whether the photos show one tablet. With same, the answer has a combined finding. It asks for photos of both faces: it is no_difference_seen only if both were compared.',
  api_field_source:
    'Whether all tablets of the request come from one source. With one, the answer has an exhibit: the finding of all of them together, if the model has a calibration for that. With tablet=same, they are one tablet.',
  api_field_include:
    'Pictures in the answer, as JPEG in base64: overlay is the photo with its tablets marked and numbered, crops are the tablets round and upright, each with a map of where the score comes from.',
  api_expected: 'Expected: {expected}.',
  api_scope: 'Needs an API key or a token with the scope {scope}.',
  api_bearer: 'An API key of this service, or a token of the OpenID Connect issuer that it trusts.',
  api_answer: 'The answer.',
  api_problem: 'Problem details (RFC 9457) with one of the codes {codes}.',
  docs_title: 'Telltale: the HTTP service',
  docs_machine: 'The same for programs, as OpenAPI 3.1',
  docs_field: 'Field',
  docs_meaning: 'Meaning',
  docs_status: 'Status',
  docs_code: 'Code',
  docs_sentence: 'Sentence',
  docs_shapes: 'Shapes of the answers, as JSON schemas',

  // The page: introduction, and where photos are examined
  page_title: 'Telltale: photos of blue M 30 tablets',
  page_intro:
    'Looks for signs of counterfeiting in photos of blue tablets marked M and 30. It cannot tell what a tablet contains.',
  page_needs_script: 'This page needs JavaScript to examine photos.',
  page_not_built: 'This page was not built. Whoever runs the service can build it with: npm run build',
  page_language: 'Language',
  page_place: 'Where photos are examined',
  page_place_device: 'On this phone: nothing is sent.',
  page_place_device_explained: 'Photos stay on this device. It also works with no signal, after the first visit.',
  page_place_server: 'On the server: photos are sent.',
  page_place_server_explained: 'Photos are sent to this server, examined in its memory and not kept.',
  page_place_unable:
    'This browser cannot examine photos by itself. It may be too old, or this page may not have been opened over https.',
  page_model_loading: 'Getting ready to examine on this phone: {percent} %',
  page_model_ready: 'Ready. Photos are examined on this phone, with or without a signal.',
  page_model_failed: 'The model could not be loaded on this phone. Try again with a signal, or examine on the server.',
  page_key: 'API key or token for this server',

  // The page: taking photos
  page_take_title: 'Take photos',
  page_hint:
    'Photograph the tablets from straight above and close by, in even light, on a plain ground. Photograph both faces; you may choose several photos.',
  page_guided: 'Photograph both faces',
  page_choose: 'Choose photos',
  page_take: 'Take a photo',
  page_camera_first: 'First face: lay the tablet in the round frame',
  page_camera_second: 'Second face: turn the tablet over',
  page_camera_preview: 'What the camera sees',
  page_camera_starting: 'The camera is starting. Allow this page to use it if you are asked.',
  page_camera_take_first: 'Photograph the first face',
  page_camera_take_second: 'Photograph the second face',
  page_camera_one_face: 'Continue with one face',
  page_camera_name: 'Camera photo {number}',
  page_camera_refused:
    'This page is not allowed to use the camera. Allow it in the settings of the browser, or go back and choose photos from the phone.',
  page_camera_missing: 'No camera was found. Go back and choose photos from the phone.',
  page_camera_failed:
    'The camera could not be started; another app may be using it. Go back and choose photos from the phone.',
  page_camera_not_taken: 'The photo could not be taken. Photos taken before are still here: try again.',
  page_hint_wait: 'Lay one tablet in the round frame.',
  page_hint_dark: 'Not enough light. Go where there is more.',
  page_hint_glare: 'Glare. Turn the flash off, and tilt the phone or move the lamp.',
  page_hint_none: 'No tablet seen. Lay one tablet in the round frame.',
  page_hint_one: 'More than one tablet seen. Leave only one in the frame.',
  page_hint_closer: 'Closer.',
  page_hint_centre: 'Move the tablet into the round frame.',
  page_hint_still: 'Hold still.',
  page_hint_ready: 'Now: take the photo.',

  // The page: photos and results
  page_photos: 'Photos and results',
  page_waiting: 'Waiting to be examined.',
  page_sending: 'Sending: {percent} %',
  page_examining: 'Sent. It is being examined.',
  page_examining_here: 'It is being examined on this phone.',
  page_progress: 'Photos done: {done} of {total}.',
  page_unreachable: 'The server could not be reached. The photos are still here: try again.',
  page_answer_unreadable: 'The answer of the server could not be read. The photos are still here: try again.',
  page_not_on_device:
    'This phone cannot open {format} photos like this one. The server can; the photo is only sent if you agree.',
  page_device_failed:
    'This phone could not examine the photo. The photo is still here: try again, or have it examined on the server.',
  page_send_this: 'Send this photo to the server',
  page_try_again: 'Try again',
  page_error_next: 'Take the photo again, or choose another one. The other photos are not affected.',
  page_not_shown: 'This browser cannot show this photo. It can still be examined.',
  page_photo_alt: 'Photo {name}',
  page_remove: 'Remove {name}',
  page_found: '{count|one=tablet|other=tablets} found.',
  page_examined_device: 'Examined on this phone; nothing was sent.',
  page_examined_server: 'Examined on the server.',
  page_tablet: 'Tablet {number}: {headline}',
  page_pair: 'Both faces together: {headline}',
  page_bag: 'All tablets together: {headline}',
  page_bag_switch: 'All from one bag',
  page_bag_switch_explained:
    'The tablets of all photos on this page are then judged together. More photos of other tablets say more than many tablets in one photo; photograph each tablet once.',
  page_bag_add: 'Add photos of the same bag',
  page_bag_waiting: 'Not all photos are examined yet; the result includes those that are.',
  page_bag_other_model:
    'Photos that another version of the model examined are not included. Remove them and add them again.',
  page_bag_tablet: 'Photo {photo}, tablet {tablet}',
  page_face: 'Face: {face}',
  page_likelihood_ratio: 'Likelihood ratio {likelihoodRatio} (90 % interval {low} to {high})',
  page_strength_strong: 'In words: strong support for a counterfeit.',
  page_strength_moderate: 'In words: moderate support for a counterfeit.',
  page_strength_weak: 'In words: weak support for a counterfeit.',
  page_strength_neither: 'In words: no support either for or against a counterfeit.',
  page_strength_against:
    'In words: the evidence is more against a counterfeit than for one, and good counterfeits look like this too.',
  page_probability: 'Probability, and what it assumes',
  page_prior: 'Prior probability of a counterfeit, assumed before the photo is seen',
  page_prior_value: '{percent} %',
  page_aspects_title: 'The aspects one by one',
  page_aspects: 'How much each aspect differs from the reference product, from 0 to 1:',
  page_aspect: '{aspect}: {value}',
  page_aspect_not_assessed: 'not assessed',
  page_why: 'Why? What was examined on tablet {number}',
  page_why_drawing: 'The pictures are being made.',
  page_why_none: 'The pictures can no longer be made. Examine the photo again to see them.',
  page_why_crop: 'Tablet {number}, round and upright, as it was examined',
  page_why_map_alt: 'The same tablet, with colours over the parts that the result is based on',
  page_why_map:
    'Left: the tablet as it was examined. Right: red parts are evidence for a counterfeit, blue parts against one; the stronger the colour, the stronger the evidence. The map is coarse and no proof of anything.',
  page_why_not_compared: 'The tablet as it was examined. It was not compared, so there is no map.',
  page_save: 'Save or share this result',
  page_save_title: 'Save or share as a picture',
  page_save_contains:
    'The picture is made on this device. It contains your photo with the tablets marked, the results in words, and the safety card. It contains no place, no time and no data of your device, but it shows everything that can be seen in the photo.',
  page_save_drawing: 'The picture is being made.',
  page_save_failed: 'The picture could not be made on this device. A screenshot shows the same.',
  page_save_alt: 'The result as a picture',
  page_save_file: 'Save the picture',
  page_share: 'Share the picture',
  page_close: 'Close',

  // The page: the history
  page_keep: 'Keep in the history of this device',
  page_kept: 'Kept on this device, and nowhere else.',
  page_keep_failed: 'This browser could not keep the result. It is still here until the page is closed.',
  page_history: 'History',
  page_history_explained:
    'Nothing is kept unless you ask for it. What you keep stays on this device, with its picture, until you delete it.',
  page_history_count: 'Kept here: {count|one=result|other=results}.',
  page_history_delete: 'Delete all',
  page_history_failed: 'This browser does not let this page keep or read a history.',
  page_back: 'Back to the photos',
  page_card: 'Whatever a photo shows',
} as const satisfies Readonly<Record<ErrorCode, string>> & Readonly<Record<string, string>>;
