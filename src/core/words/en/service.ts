/** Settings and the description of the HTTP service, in English. See ../en.ts for the rules. */
export const service = {
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
} as const satisfies Readonly<Record<string, string>>;
