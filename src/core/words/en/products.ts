/** Bundles of other products, in English. See ../en.ts for the rules. */
export const products = {
  // Reasons of a bundle that knows another product from photos of its tablets
  product_alike:
    'In this photo the tablet looks like the tablets of {product} that this model was shown. So did {alike} of {count} of those, each compared with the ones in other photos.',
  product_unlike:
    'In this photo the tablet looks unlike the tablets of {product} that this model was shown. Of those, each compared with the ones in other photos, {alike} of {count} looked alike.',
  product_others:
    'Of {count|one=tablet|other=tablets} of other products, {alike} looked like them too (at 95 % confidence at most {percent} % of such tablets).',
  product_others_unknown: 'How often tablets of other products look like them was not measured.',
  product_not_judged:
    'Nothing is said about counterfeits: this model has seen none of this product, and a copy can look alike. Colour counts for much, so another imprint in the same colour can look alike too.',

  // Command line
  help_enroll_product:
    'learn the look of another round tablet than the M 30 from its photos alone; the value is its name, which the new bundle gets (docs/learning.md)',
  help_enroll_from_photos: 'with --product: at least 10 photos of its tablets; files, folders and globs',
  help_enroll_tablets:
    'with --product: CSV file with the columns photo, tablet (its number, or all) and kind (product or other), for photos that show other tablets too',
  help_enroll_template: 'a drawing of the product; refused, because the networks know one drawing only',
  expected_enrol_photos: '--name with photos, or --product with --from-photos and no others',
  learn_product_done:
    '{product}: learned from {tablets|one=tablet|other=tablets} in {photos|one=photo|other=photos}. Each compared with the ones in other photos, {alike} of {count} look alike.',
  learn_product_others:
    'Of {count|one=tablet|other=tablets} of other products, {alike} look like them too. AUC, each photo left out in turn: {auc}.',
  learn_product_others_unknown:
    'How often tablets of other products look like them was not measured. Name some with --tablets, best those of the same colour.',
  learn_product_written:
    'Wrote the bundle {name} to {path}. It says whether a tablet looks like these, and nothing about counterfeits. Use it with telltale scan, --model and this folder.',
  models_product:
    'Another product, {product}, learned on {date} from {photos|one=photo|other=photos} with {tablets|one=tablet|other=tablets}. For telltale scan alone.',
} as const satisfies Readonly<Record<string, string>>;
