/** Bundles side by side, in English. See ../en.ts for the rules. */
export const models = {
  help_models:
    'bundles side by side: list them, choose the one in use, compare two of them, remove one (docs/models.md)',
  help_models_list:
    'list the bundles of TELLTALE_MODELS with what each was calibrated on, the one in use, and broken ones',
  help_models_use: 'choose the bundle in use; a running service switches to it by itself',
  help_models_remove: 'remove a bundle; the one that ships and the one in use stay',
  help_models_name: 'name of the bundle, as in the list',
  help_models_compare: 'compare what two bundles say of the same photos',
  help_models_before: 'name or folder of the first bundle',
  help_models_after: 'name or folder of the second bundle',
  help_models_photos: 'photos, folders and globs',
  help_models_live: 'compare the bundle in use of a running service with its TELLTALE_SHADOW_MODEL, on its own photos',
  help_models_url: 'address of the service for --live; by default port PORT of this machine',
  help_models_exit_statuses:
    'Exit status: 0 done, 64 wrong usage, 66 no such bundle or photo, 69 the service does not answer, 73 the folder of bundles cannot be written, 78 a bundle cannot be used or is in use, 70 the program failed.',
  models_line: '{name}:',
  models_line_used: '{name} (in use):',
  models_facts: '{model} {version}, sha256 {sha256}, calibrated on: {evidence}.',
  models_learned:
    'Learned on {date} from {photos|one=photo|other=photos}, reference tablets {references}, counterfeits {counterfeits}, starting from {base}.',
  models_broken: 'Write or copy it again, or remove it with telltale models remove {name}.',
  models_broken_shipped: 'Install Telltale again.',
  models_used_missing: 'The bundle in use, {name}, is not there. Choose another one with telltale models use.',
  models_used:
    'In use: {name}, {model} {version}, calibrated on: {evidence}. A running service switches by itself, unless TELLTALE_MODEL names its bundle.',
  models_removed: 'The bundle {name} is removed.',
  models_switched: 'The service now uses the model {name} {version}, calibrated on: {evidence}',
  models_shadow: 'The model {name} {version} is compared with the one in use, in idle time. Nobody gets its results.',
  models_compare_head: 'What {before} says, then what {after} says:',
  models_compare_tablet: '{photo}, tablet {number}: {before} | {after}',
  models_compare_finding: '{headline}, likelihood ratio {likelihoodRatio}',
  models_compare_none: '{photo}: no tablet that both found.',
  models_compare_failed: '{photo}: not examined. {problem}',
  models_compare_live:
    'In use: {before}. Compared with it: {after}. Photos skipped because the service was busy: {skipped}.',
  models_difference_counts:
    'Photos compared: {photos}. Not examined by one of the two: {failed}. Tablets: {tablets}. Found by only one of the two: {unpaired}. With another verdict: {changes}.',
  models_difference_verdict: '{count|one=tablet|other=tablets}: {before} | {after}',
  models_difference_none: 'No tablet has a likelihood ratio of both.',
  models_difference_log10:
    'log10 likelihood ratio of {after} minus that of {before}, {count|one=tablet|other=tablets}: mean {mean}; quantiles {shares}: {quantiles}.',
  help_adapt_case:
    'names or ids of cases whose laboratory results are learned from, in place of a file (docs/evidence.md); the custody log records it',
  help_adapt_cases: 'learn from the laboratory results of all cases',
  expected_one_source_of_labels: 'exactly one of --labels (and --photos with it), --case and --cases',
  adapt_case_row: 'Case {name}, table of laboratory results. {text}',
  help_suggest: 'list the photos whose laboratory results would teach most, each with its reason (docs/learning.md)',
  help_suggest_source: 'folder of a scan (telltale scan --out), or name or id of a case',
  help_suggest_count: 'number of photos to list',
  help_suggest_marks: 'marks that the gallery of the scan saved (telltale-marks.json)',
  help_suggest_labels: 'CSV file of results that are known already; its photos are not listed',
  help_suggest_model:
    'folder of the bundle; by default the one that made the scan or, for a case, the one in use (telltale models list)',
  help_suggest_exit_statuses:
    'Exit status: 0 done, 64 wrong usage, 65 the marks, the results or the scan are damaged, 66 no such scan or case, 78 the bundle is missing or the evidence is not set up, 70 the program failed.',
  suggest_head: 'Photos whose laboratory results would teach most, the first first:',
  suggest_disagree: '{number}. {photo}: a reviewer disagrees with its finding. {tablets|one=tablet|other=tablets}.',
  suggest_unsure: '{number}. {photo}: a reviewer is unsure of its finding. {tablets|one=tablet|other=tablets}.',
  suggest_typical:
    '{number}. {photo}: its tablets look most like those of other photos, so a result says most about the look of the others. {tablets|one=tablet|other=tablets}.',
  suggest_uncertain:
    '{number}. {photo}: the look of its tablets says little (likelihood ratio about {likelihoodRatio}). {tablets|one=tablet|other=tablets}.',
  suggest_different:
    '{number}. {photo}: its tablets look least like those of other photos. {tablets|one=tablet|other=tablets}.',
  suggest_none: 'No photo has a compared tablet without a result.',
  suggest_both:
    'Have tablets of several of these photos examined: a bundle learns from reference tablets and from counterfeits.',
  expected_two_bundles: 'two bundles and at least one photo, or --live',
  expected_bundle: 'the name or the folder of a bundle',
  expected_key: 'an API key',
} as const satisfies Readonly<Record<string, string>>;
