/** Help of the command line, in English. See ../en.ts for the rules. */
export const help = {
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
} as const satisfies Readonly<Record<string, string>>;
