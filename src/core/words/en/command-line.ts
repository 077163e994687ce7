/** Help and output of the command line, in English. See ../en.ts for the rules. */
export const commandLine = {
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
  scan_exhibit_line: '{name}: {headline}. {ratio}. {counts} {sources}',
  scan_exhibit_no_ratio: 'No likelihood ratio',
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
  expected_other_file: 'a name other than exhibits.jsonl',
  gallery_title: 'Telltale: scanned photos',
  gallery_lead: 'Findings of {name} {version} about these photos, for a person to review.',
  gallery_view_tablets: 'Tablets by likelihood ratio',
  gallery_exhibits: 'Exhibits: {count}.',
  gallery_view_exhibits: 'Exhibits',
  gallery_view_photos: 'Photos',
  gallery_view_near: 'Near duplicates',
  gallery_view_alike: 'Look-alikes',
  gallery_near_note:
    'Photos that look nearly the same. Copies with the same bytes are not listed here; they are named beside the photo that was examined.',
  gallery_alike_note:
    'Tablets that may come from one press, grouped around the one with the highest likelihood ratio. These are leads only and no proof: two presses that copy the product alike look alike, a single tablet shows little of its press, and among many tablets most links are chance. Tablets of one photo are not compared with each other, because its light makes them look alike, and neither are tablets whose look does not suggest a counterfeit. Tablets outside a group may still come from its press.',
  gallery_exhibits_note:
    'Tablets that were said to come from one source, judged together; the worst group decides. An exhibit without a difference is no evidence of safety either, and the number of tablets that stand out says nothing about how many are dangerous.',
  gallery_link:
    'May come from one press with group {number} of {name}: among computer-drawn counterfeits, this likeness is {ratio} times as probable for one press as for two (90 % interval {low} to {high}).',
  gallery_link_note:
    'Links to other exhibits are leads only and no proof: two presses that copy the product alike look alike, and a few in a hundred pairs of two presses are linked too. Exhibits without a link may still come from one press.',
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
  gallery_alike_ratio: 'One press to two: {ratio} (90 % interval {low} to {high})',
  gallery_alike_link:
    'Among computer-drawn counterfeits, this likeness to the first one is {ratio} times as probable for one press as for two (90 % interval {low} to {high}).',
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
} as const satisfies Readonly<Record<string, string>>;
