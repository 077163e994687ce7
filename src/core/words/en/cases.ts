/** Cases over HTTP and on the page, in English. See ../en.ts for the rules. */
export const cases = {
  api_cases: 'Cases, the newest first. Everything that is asked for must hold. The custody log records it.',
  api_case_create: 'Creates a case.',
  api_case:
    'A case: exhibits, photos with the findings of their newest examinations, reviews, laboratory results and the newest entries of the custody log, which records the reading too.',
  api_case_photos: 'Stores photos in a case and examines them.',
  api_case_photos_description:
    'A photo whose answer has stored is on the disk with its entry in the custody log, whatever happens afterwards. A photo that could not be examined in time is stored all the same; the address of its examinations examines it later. The same bytes are one photo of a case.',
  api_case_photo: 'A photo of a case with all of its examinations, the newest one first. The custody log records it.',
  api_case_original: 'The bytes of a photo as they came. The custody log records it.',
  api_case_examine:
    'Examines a stored photo with the model of the service, unless that model examined it with the same settings.',
  api_case_review:
    'Stores what a person thinks of a finding. Nothing is ever replaced: a later review stands beside it.',
  api_case_laboratory: 'Stores what a laboratory found. Nothing is ever replaced: a later result stands beside it.',
  api_case_table: 'A table of a case as CSV. The custody log records it.',
  api_case_table_import:
    'Imports a table of a case as CSV, all rows or none. A refused table names each refused row with its reason.',
  api_cases_description:
    'Cases exist in evidence mode only, which the setting TELLTALE_EVIDENCE_FOLDER switches on. In private mode, every address of cases answers with evidence_not_set_up.',
  api_header_actor:
    'Who acts, for the custody log: the name of a person, percent-encoded. With access control, the log also has the name of the key or the subject of the token.',
  api_parameter_case: 'Name or id of the case.',
  api_parameter_photo: 'Id or sha256 of the photo.',
  api_parameter_batch: 'Id of the batch.',
  api_field_case_name: 'Name of the case, such as a file number. No two cases have the same name.',
  api_field_note: 'Anything else that should be known.',
  api_field_exhibit:
    'Name of the exhibit: tablets that come from one source. It is created if the case has none of that name.',
  api_field_photo_of_case: 'The photo.',
  api_field_tablet_of_photo:
    'Number of the tablet in the newest examination of the photo, or all for all of its tablets.',
  api_field_opinion: 'What the reviewer thinks of the finding.',
  api_field_reviewer: 'Who reviewed the finding.',
  api_field_review_date: 'Day of the review; today unless given.',
  api_field_result:
    'What the laboratory found. These words are the statement of a laboratory; no photo leads to one of them.',
  api_field_laboratory: 'Who found it.',
  api_field_report_date: 'Day of the laboratory’s report.',
  api_field_substance: 'What was found; several substances are separated by +.',
  api_field_method: 'How it was found.',
  api_field_search_text: 'Part of the name or the note of the case, or of the name of one of its photos or exhibits.',
  api_field_search_verdict: 'The finding about at least one tablet, in the newest examination of its photo.',
  api_field_search_reviewed:
    'yes: the case has tablets, and all of them are reviewed. no: it has a tablet that is not reviewed.',
  api_field_search_from: 'First day on which the case may have been created, in UTC.',
  api_field_search_to: 'Last day on which the case may have been created, in UTC.',
  api_field_limit: 'Maximum number of cases in the answer.',
  api_field_offset: 'How many cases to leave out at the beginning.',
  expected_text: 'a text of at most {max} characters',
  expected_date: 'a date such as 2026-03-14',
  expected_photo: 'the name or the sha256 of a photo of the case',
  expected_tablet: 'the number of a tablet, or all',
  api_upload_begin: 'Begins the upload of a photo in pieces, which goes on after a broken connection.',
  api_upload_description:
    'The protocol is tus 1.0 (tus.io) with creation, expiration and termination. Upload-Metadata has the filename and optionally the exhibit. With the last piece the upload is a photo of the case, on the disk, and the header Telltale-Photo has its id. An upload is given up a day after its last piece.',
  api_upload: 'How far an upload is.',
  api_upload_continue: 'Takes the next piece of an upload.',
  api_upload_give_up: 'Gives up an upload, and removes what arrived of it.',
  api_parameter_upload: 'Id of the upload.',
  api_header_tus: 'As in the tus protocol 1.0.',
  api_field_filename: 'Name of the photo.',
} as const satisfies Readonly<Record<string, string>>;
