/** Output of the command line: learning from confirmed tablets, in English. See ../en.ts for the rules. */
export const learningCommands = {
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
