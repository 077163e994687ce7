/** The report on a case, an exhibit or a photo, in English. See ../en.ts for the rules. */
export const report = {
  // Report: command line
  help_report:
    'write a report on a case, an exhibit, a photo of a case, or a photo that is in no case, as PDF or HTML (docs/report.md)',
  help_report_photo: 'a photo that is in no case: it is examined, and nothing but the report is stored',
  help_report_case: 'name or id of a case',
  help_report_exhibit: 'only this exhibit of the case',
  help_report_case_photo: 'only this photo of the case, by its name or its sha256',
  help_report_out: 'file for the report; its name ends in .pdf or .html',
  help_report_exit_statuses:
    'Exit status: 0 the report was written, 64 wrong usage, 65 a stored photo was changed, 66 no such case, exhibit or photo, 73 the report cannot be written, 75 the database does not answer, 78 not set up or the model cannot be used, 70 the program failed.',
  expected_report_file: 'a file name that ends in .pdf or .html',
  expected_report_subject: 'either a photo or --case',
  api_case_report:
    'The report on a case: a PDF, or one HTML file if the header Accept prefers text/html. The custody log has its sha256.',
  report_written: 'Report written to {path}, sha256 {sha256}',

  // Report: title and subject
  report_title_case: 'Report on the case {name}',
  report_title_exhibit: 'Report on the exhibit {name} of the case {case}',
  report_title_photo: 'Report on the photo {name} of the case {case}',
  report_title_unstored: 'Report on the photo {name}',
  report_footer: '{title}. Page {page} of {pages}.',
  report_lead:
    'Telltale screens photos of blue M 30 tablets for signs of counterfeiting. It says how strongly a look suggests a counterfeit, never what a tablet contains.',
  report_subject: 'What this report covers',
  report_case: 'Case',
  report_case_id: 'Id of the case',
  report_note: 'Note',
  report_created: 'Created',
  report_date_by: '{date} by {by}',
  report_photos: 'Photos',
  report_tablets: 'Tablets',
  report_exhibit: 'Exhibit',
  report_exhibits: 'Exhibits',
  report_evidence_state: 'State of the evidence',
  report_evidence_state_value: 'As of entry {number} of the custody log, {date}',
  report_unstored: 'The photo is in no case. Telltale stored nothing but this report.',
  report_overview: 'Overview',
  report_column_number: 'No.',
  report_column_tablets: 'Tablets',

  // Report: exhibits
  report_exhibit_intro:
    'An exhibit is a set of tablets that a person said come from one source. They are judged together, and the worst group decides.',
  report_exhibit_headline: 'Together: {headline}',
  report_exhibit_not_judged: 'What the tablets show together was not judged.',
  report_exhibit_photos: 'Photos of this exhibit: {numbers}.',
  report_exhibit_other_photos:
    'Photos of this exhibit that were added or examined after that are not included: {numbers}.',
  report_group: 'Group {number}: {headline}. {ratio}. Tablets:',
  report_group_tablet: '{tablet} of photo {photo}',

  // Report: photos and findings
  report_findings: 'Photos and findings',
  report_photo: 'Photo {number}: {name}',
  report_file: 'File',
  report_bytes: '{bytes|one=byte|other=bytes}',
  report_size: 'Size',
  report_size_value: '{width} x {height} pixels, {format}',
  report_added: 'Added',
  report_examined: 'Examined',
  report_model: 'Model',
  report_model_value: '{name} {version}, sha256 {sha256}',
  report_software: 'Software',
  report_software_value: 'Telltale {software}, backend {backend}',
  report_prior: 'Prior probability',
  report_earlier: 'Other examinations',
  report_earlier_value: '{count}; the chapter on hashes lists them.',
  report_not_examined: 'This photo was not examined yet.',
  report_photo_deleted:
    'The stored photo was deleted on {date} by {by}, under the retention rule: {rule}. Its hash and its findings were kept.',
  retention_after_closing: '{days|one=day|other=days} after the case was closed',
  retention_after_adding: '{days|one=day|other=days} after the photo was added',
  retention_reason: 'Reason: {reason}.',
  report_photo_not_shown: 'This photo cannot be shown.',
  report_overlay_alt: 'Photo {name} with the outlines and numbers of {count|one=tablet|other=tablets}',
  report_crop_not_turned: 'Tablet {number}, round, not turned, since its up direction is not known',
  report_probability:
    'At a prior probability of {priorPercent} %, the estimated probability of a counterfeit is {percent} %.',
  report_aspects: 'Difference of each aspect from the reference product, from 0 to 1: {aspects}.',
  report_aspect: '{aspect} {value}',
  report_quality:
    'Picture quality: {diameterPx} pixels across, sharpness {sharpness}, glare on {glarePercent} %, {visiblePercent} % visible.',
  report_review: 'Review, {subject}',
  report_review_value: '{opinion}. {reviewer}, {date}.',
  report_laboratory: 'Laboratory result, {subject}',
  report_laboratory_value: 'Stated by {laboratory}, {date}: {result}.',
  report_substance: 'Substance',
  report_laboratory_method: 'Method',
  report_about_tablet: 'tablet {number}',
  report_about_all: 'all tablets',
  report_result_reference: 'the reference product',
  report_result_counterfeit: 'counterfeit',
  report_result_other_product: 'another product',
  report_result_not_determined: 'not determined',

  // Report: verbal scale (ENFSI 2015)

  // Report: method, limits, hashes
  report_method: 'Method',
  report_method_steps:
    'Telltale finds the tablets in a photo, draws each round and upright, and compares its look with that of the reference product: the blue tablet with an M on one face and a 30 on the other. Neural networks return a score, and a calibration turns it into a likelihood ratio.',
  report_method_ratio:
    'The likelihood ratio compares two propositions: a counterfeit of the reference product, and the reference product itself. It says how many times as probable the look in the photo is under the first as under the second. The verdict follows from the likelihood ratio, and never from the prior probability.',
  report_method_refusal:
    'A tablet that the photo does not show well enough is not assessed, and neither is one with another imprint or shape. The reason stands with the finding.',
  report_method_pictures:
    'Every picture in this report is drawn from the photo with the sha256 given and the finding shown. Nothing is retouched.',
  report_scale:
    'From 0.5 on, the words for likelihood ratios follow the ENFSI Guideline for Evaluative Reporting in Forensic Science (2015). Below, they do not, because good counterfeits look like this too. The number comes first; the words only describe it.',
  report_scale_ratio: 'Likelihood ratio',
  report_scale_words: 'In words',
  report_scale_below: 'below {high}',
  report_scale_between: 'from {low} to below {high}',
  report_scale_from: 'from {low}',
  report_limits: 'Limits',
  report_limit_floor:
    'Counterfeits exist that no photo can tell from the reference product. The likelihood ratio is therefore never below the share that is assumed for these.',
  report_limit_ceiling:
    'No likelihood ratio is above what the number of tablets in the calibration supports. The 90 % interval covers chance in the calibration, and nothing that the calibration did not vary.',
  report_limit_photo: 'The report is about photos. It cannot tell whether a photo shows what it is said to show.',
  report_limit_lead:
    'A finding is a lead for people with other means, such as a laboratory. It decides nothing by itself.',
  report_hashes: 'Hashes',
  report_hashes_photos:
    'Each photo has this sha256. The same bytes examined again with the same model, software, backend and settings give the same examination, byte for byte.',
  report_hashes_examinations: 'Examinations, with the model and the hash of the stored text:',
  report_hashes_log:
    'The custody log chains every action on the evidence by hashes. The last entry that changed this case is number {number} of {date}, with the sha256 {sha256}. The command telltale verify replays the log and hashes every stored photo again.',
  report_hashes_recorded:
    'The log also has an entry about this report, with the sha256 of the file: a copy that was changed does not have it.',
  report_column_photo: 'Photo',
  report_column_examined: 'Examined',
  report_column_model: 'Model, its sha256',
  report_column_hash: 'sha256',
  report_missing_characters:
    'Characters that the font of this report lacks are written as their Unicode numbers, such as [U+5F35]. The report as HTML shows them as they are.',
} as const satisfies Readonly<Record<string, string>>;
