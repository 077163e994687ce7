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
  help_model_used: 'folder of the model bundle; by default the one in use (telltale models list)',
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
    'what the key allows: examine (photos), batch (submit batches), cases:read and cases:write (evidence) or admin (read /metrics); several are possible',
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
  help_case:
    'cases: photos and examinations that are kept as evidence; they need the setting TELLTALE_EVIDENCE_FOLDER (docs/evidence.md)',
  help_case_create: 'create a case, and print its id',
  help_case_name: 'name of the case, such as a file number',
  help_case_note: 'a note about the case',
  help_case_list: 'list the cases; the custody log records it',
  help_case_show: 'show a case with its photos and findings; the custody log records it',
  help_case_which: 'name or id of the case',
  help_case_add: 'store photos unchanged in a case, one line for each that is on the disk, and examine them',
  help_case_exhibit: 'name of the exhibit: tablets that come from one source',
  help_case_store_only: 'store the photos without examining them',
  help_case_by: 'who does this, for the custody log; by default the user of the system',
  help_case_import:
    'import reviews or laboratory results of a case from a CSV table, all rows or none (docs/evidence.md)',
  help_case_export: 'write the reviews or laboratory results of a case as a CSV table; the custody log records it',
  help_case_reviews: 'table of reviews',
  help_case_laboratory: 'table of laboratory results',
  case_archived: 'Written: {path}. After unpacking, sha256sum -c {manifest} checks it.',
  help_case_zip: 'write the whole case as a zip archive: photos, results, log and SHA256SUMS',
  help_case_exit_statuses:
    'Exit status: 0 done, 64 wrong usage, 65 some photos could not be read or examined, or a stored photo was changed, 66 no such case, source or evidence, 73 the evidence cannot be written or the name is taken, 75 the database does not answer, 78 not set up, 70 the program failed.',
  help_reexamine: 'examine the photos of a case again, and show the old findings beside the new ones',
  help_reexamine_exit_statuses: 'Exit status: as for case. Changed findings are no failure.',
  help_verify: 'replay the custody log, compare all rows with it, and hash every stored photo again',
  help_verify_checkpoint:
    'a checkpoint of an earlier day, to detect also that the end of the log was cut off or the log was written anew',
  help_verify_exit_statuses:
    'Exit status: 0 nothing was changed, 65 something was changed or the checkpoint is invalid, 66 no evidence, 75 the database does not answer, 78 not set up, 70 the program failed.',
  help_checkpoint: 'sign the present end of the custody log, for telltale verify --checkpoint; keep the file elsewhere',
  help_checkpoint_file: 'new file for the checkpoint',

  // Command line: serve
  serve_listening: 'Telltale listens on {url}',
  running_on: 'Backend {backend}, workers {workers}, model {name} {version}, calibrated on: {evidence}',
  serve_open: 'There is no access control: anyone who can reach this address may use the service.',
  serve_evidence: 'Evidence mode: the photos of cases, their examinations and the custody log are stored in {path}.',
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
  expected_other_file: 'a name other than exhibits.jsonl and press-links.jsonl',
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

  // Command line: cases
  case_created: 'The case {name} is created. Its id:',
  case_none: 'There are no cases.',
  case_line: '{name}: {photos|one=photo|other=photos}, created {date} by {by}',
  case_head: 'Case {name} ({id}), created {date} by {by}',
  case_photo: '{name}, {bytes|one=byte|other=bytes}, added {date} by {by}, sha256 {sha256}',
  case_photo_exhibit: 'Exhibit {exhibit}',
  case_exhibit_not_judged: 'Photos of this exhibit that were added or examined later, and are not included: {photos}.',
  case_photo_not_examined: 'Not examined yet.',
  case_photo_examined: 'Examined by model {model} {version} (sha256 {sha256}), Telltale {software}, backend {backend}',
  case_stored: 'Stored: {name}, sha256 {sha256}',
  case_already_stored: 'Stored before in this case: {name}, sha256 {sha256}',
  case_added: 'Photos stored: {added}. Stored before: {known}. Not readable: {failed}.',
  reexamine_photo_first: '{name}: no earlier examination.',
  reexamine_photo_same: '{name}: the same result, byte for byte.',
  reexamine_photo_changed: '{name}: the result differs. Old:',
  reexamine_new: 'New:',
  reexamine_summary:
    'Examined again: {same} with the same result, {changed} with another result, {first} for the first time.',
  verify_altered: 'CHANGED. The first entry of the custody log that does not fit is number {number}.',
  verify_unaltered: 'Nothing was changed: every stored photo, every row and every entry is as the custody log states.',
  verify_fault: 'Entry {number}: {problem} {what}',
  verify_entry_missing: 'the entry is missing.',
  verify_entry_changed: 'the entry does not have its hash.',
  verify_entry_not_linked: 'the entry does not follow the one before it.',
  verify_entry_unreadable: 'the entry cannot be read.',
  verify_row_changed: 'the row was changed:',
  verify_row_missing: 'the row is missing:',
  verify_row_unrecorded: 'no entry up to this one records the row:',
  verify_original_changed: 'the stored photo was changed:',
  verify_original_missing: 'the stored photo is missing:',
  verify_checkpoint_key: 'the checkpoint was signed with a key that this log does not name.',
  verify_checkpoint_missing: 'the log ends before the checkpoint: its end was cut off.',
  verify_checkpoint_differs: 'the checkpoint states another entry here: the log was written anew.',
  verify_more: 'Further differences: {count}.',
  verify_counts:
    'Checked: {entries} entries of the custody log, {rows} rows, {photos|one=stored photo|other=stored photos}.',
  verify_end: 'Last entry that fits: number {number}, sha256 {sha256}',
  verify_set_back: 'Entries whose time is before that of the entry before them, since the clock was set back: {count}.',
  verify_unclaimed: 'Files of additions that were interrupted before they were acknowledged: {count}.',
  checkpoint_written:
    'Checkpoint of entry {number} (sha256 {sha256}) written to {path}. Keep it where nobody who can change the evidence can change it.',
  help_case_closed: 'close a case: retention rules count the days from then on',
  help_case_reopened: 'open a closed case again',
  help_case_held: 'put a case on legal hold: no retention rule deletes its photos',
  help_case_released: 'lift the legal hold of a case',
  help_case_state_note: 'a note, such as the number of the order',
  help_case_retain:
    'show the stored photos that a retention rule deletes; with --delete, delete them and record each in the custody log',
  help_retain_closed: 'photos that were added, and whose cases were closed, at least this many days ago',
  help_retain_added: 'photos that were added at least this many days ago, also of open cases',
  help_retain_case: 'only photos of this case',
  help_retain_reason: 'a text for the custody log and the reports, such as the number of the regulation',
  help_retain_delete: 'delete the photos; this cannot be undone',
  case_state_closed: 'The case {name} is closed.',
  case_state_reopened: 'The case {name} is open again.',
  case_state_held: 'The case {name} is on legal hold. No retention rule deletes its photos.',
  case_state_released: 'The legal hold of the case {name} is lifted.',
  case_state_known: 'This was so before for the case {name}. Nothing was recorded.',
  retain_due: 'Due: {case}, {name}, sha256 {sha256}',
  retain_deleted: 'Deleted: {case}, {name}, sha256 {sha256}',
  retain_kept: 'Kept, since the case is on legal hold or was changed meanwhile: {case}, {name}, sha256 {sha256}',
  retain_altered:
    'Not deleted, since it is not as it was stored (run telltale verify): {case}, {name}, sha256 {sha256}',
  retain_would_delete: 'Stored photos that --delete would delete: {count}. Nothing was deleted.',
  retain_summary:
    'Stored photos deleted: {deleted}. Kept: {kept}. Not as they were stored: {altered}. Hashes, findings and the custody log were kept.',
  verify_deleted: 'Stored photos that were deleted under retention rules, as entries state: {count}.',
  verify_returned:
    'Of these, files that are there with the same bytes (telltale case retain --delete removes them): {count}.',
  reexamine_deleted: 'Not examined again, since their stored photos were deleted: {count}. Their findings stay.',
  labels_of_deleted: 'Laboratory results that teach nothing, since their stored photos were deleted: {count}.',
  help_case_scan: 'folder of a scan (telltale scan --out): store its photos, and its results as their examinations',
  help_case_marks: 'marks that were saved in the gallery of a scan: they become reviews by the person of --by',
  case_scan_taken:
    'Photos of the scan stored: {added}. Stored before: {known}. Examinations of the scan stored: {examinations}. Left out: {failed}.',
  expected_case_sources: 'photos, or --scan with the folder of a scan',
  expected_one_import: 'exactly one of --reviews, --laboratory and --marks',
  mark_refused: 'Mark {line}:',
  row_refused_exhibit:
    'Expected a mark of a tablet or a photo, received one of the exhibit {received}. Mark its tablets.',
  row_refused_note: 'Expected one of {words}, received a note alone.',
  row_refused_model:
    'Expected a photo whose newest examination is by the model of the marks, {expected}, received one by {received}. Take in the scan first: telltale case add --scan.',
  row_refused_finding:
    'Expected the finding {expected} about tablet {number}, as it was marked; its newest examination says {received}.',
  case_imported: 'Rows imported: {added}. Already stored: {known}.',
  case_exported: 'Rows written to {path}: {count}.',
  expected_one_table: 'exactly one of --reviews and --laboratory',
  row_refused: 'Line {line}:',
  row_refused_fields: 'Expected {expected|one=field|other=fields}, received {received}.',
  row_refused_empty: 'Expected a value in the column {column}, received none.',
  row_refused_photo: 'Expected the name or the sha256 of a photo of this case, received {received}.',
  row_refused_name: 'Expected the sha256 of the photo, since several photos of this case are named {received}.',
  row_refused_tablet:
    'Expected all, or the number of a tablet from 1 to {count} of the newest examination, received {received}.',
  row_refused_word: 'Expected one of {words} in the column {column}, received {received}.',
  row_refused_date: 'Expected a date that has come, such as 2026-03-14, received {received}.',
  // Command line: learning from confirmed tablets
  help_enroll:
    'learn the look of reference tablets of known origin from their photos, and write a new bundle; the bundle that it starts from is not changed',
  help_enroll_photos:
    'photos of reference tablets of known origin alone, any number of tablets in each; files, folders and globs',
  help_learn_name: 'name of what is learned, such as lot-2024-07; the new bundle and its folder get it',
  help_learn_out:
    'folder for the new bundle; by default a folder of that name in TELLTALE_MODELS or, without that, beside the bundle that it starts from',
  help_learn_exit_statuses:
    'Exit status: 0 a new bundle was written, 64 wrong usage, 65 too few tablets can be used, 66 a photo is missing, 73 the bundle cannot be written, 78 the model cannot be used, 70 the program failed.',
  learn_photo_failed: '{photo}: not used. {problem}',
  learn_photo_repeated: '{photo}: not used, because it is the same picture as {other}.',
  learn_photo_empty: '{photo}: not used, because no tablet was found in it.',
  learn_tablet_refused: '{photo}, tablet {number}: not used. {reason}',
  learn_tablet_other_imprint: '{photo}, tablet {number}: not used, because another imprint was seen.',
  learn_tablet_unlike:
    '{photo}, tablet {number}: not used, because it looks unlike the other tablets. Check where it comes from, and photograph it again.',
  learn_face_missing:
    'Face {face}: {count|one=usable tablet|other=usable tablets}, which is too few. This face is judged as before. Photograph at least 5 tablets with this face up; 10 or more are better.',
  learn_face_done:
    'Face {face}: learned from {count|one=tablet|other=tablets}. Of these, {before} were above the threshold of a likely counterfeit before; {after} are now, each compared with the others alone.',
  learn_face_few: 'Face {face}: 10 tablets or more would be better than {count}.',
  learn_face_one_photo:
    'Face {face}: all tablets are in one photo. Photos in other light, and from other cameras that will be used, make the result better.',
  learn_written:
    'Wrote the bundle {name} to {path}, learned from {tablets|one=tablet|other=tablets} in {photos|one=photo|other=photos}. Cameras named in the photos: {cameras}. Use it with --model and this folder, or everywhere with telltale models use.',
  help_adapt:
    'learn from photos of tablets with the results of a laboratory, compare the new bundle with the one it starts from, and write it; the one it starts from is not changed',
  help_adapt_labels:
    'CSV file with the columns photo, tablet (its number, or all), result (reference or counterfeit), laboratory and date, and optionally exhibit (docs/learning.md)',
  help_adapt_photos: 'folder of the photos that the file names; by default its own',
  help_adapt_without_refused: 'learn from the other rows if some are refused; otherwise nothing is written then',
  label_field_missing: 'Line {line}: refused, because {field} is empty.',
  label_tablet_invalid:
    'Line {line}: refused. Expected the number of a tablet, from 1 on, or all; received {received}.',
  label_result_unknown:
    'Line {line}: refused. Expected reference, counterfeit, other_product or not_determined as the result, received {received}.',
  label_date_invalid:
    'Line {line}: refused. Expected a date such as 2026-11-30 that is not in the future, received {received}.',
  label_not_learned: 'Line {line}: not used, because nothing is learned from the result {result}.',
  label_repeated: 'Line {line}: refused, because line {other} already gives a result for the same tablet.',
  label_contradicts: 'Line {line}: refused, because line {other} gives another result for the same tablet.',
  label_photo_missing: 'Line {line}: refused, because {photo} cannot be read.',
  label_photo_failed: 'Line {line}: refused. {problem}',
  label_tablet_absent:
    'Line {line}: refused, because no tablet {number} was found. Tablets found in the photo: {count}.',
  label_tablet_refused: 'Line {line}: refused, because tablet {number} was not compared. {reason}',
  label_none_compared: 'Line {line}: refused, because no tablet of the photo could be compared.',
  adapt_refused: 'Rows refused: {count}. Nothing was written. Correct them, or leave them out with --without-refused.',
  adapt_written:
    'Wrote the bundle {name} to {path}. Reference tablets learned from: {references}. Counterfeits: {counterfeits}. Use it with --model and this folder, or everywhere with telltale models use.',
  adapt_compared:
    'On tablets that were held out, before and after: AUC {aucBefore} and {aucAfter}, Cllr {cllrBefore} and {cllrAfter}.',
  adapt_recommended:
    '{after} is better than {before} on these tablets, beyond chance: it is recommended where such tablets are examined.',
  adapt_not_recommended:
    '{after} is not better than {before} on these tablets beyond chance: keep using {before}, or add tablets with results.',
  adapt_page: 'Comparison: {path}',
  expected_bundle_name: 'letters, digits, dots, hyphens and underscores, at most 64, the first a letter or a digit',
} as const satisfies Readonly<Record<string, string>>;
