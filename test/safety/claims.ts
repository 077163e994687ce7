/** What no sentence of one language may claim; `unless` names the phrases that were read and allowed, as they stand. */
export interface Claims {
  readonly unless: readonly string[];
  readonly forbidden: Readonly<Record<string, readonly RegExp[]>>;
}

const english: Claims = {
  unless: [
    'no evidence of safety',
    'fentanyl test strip',
    'cannot show what a tablet contains',
    'cannot tell what a tablet contains',
    'never what a tablet contains',
    'Only a laboratory can tell what is in a tablet',
    'No counterfeit that a laboratory had confirmed was used',
    'a photo is never proof',
  ],
  forbidden: {
    // Adverbs and nouns of the same stems are caught too; only "no evidence of safety" is allowed.
    'calls a tablet genuine, authentic, real, legitimate or safe': [
      /\b(genuin|authentic|legit|safe|harmless|trustworth|reliabl|pharmac)/i,
      /\b(real|really|reality|original|originals|pure|fine|okay|ok|bona fide)\b/i,
      /\b(verified|confirmed|passed|passes|cleared|approved|trusted|certified)\b/i,
    ],
    'denies that it is a counterfeit': [
      /\b(no|not|not a|isn.t|isn.t a|never a|non|rules? out|excludes?) ?-?(counterfeit|fake|forg)/i,
      /counterfeit-free|free of (any )?counterfeit/i,
    ],
    'says what a tablet contains or lacks': [
      /fentan|opioid|oxycodone|carfentanil|heroin|nitazene|xylazine/i,
      /\b(contains?|containing|contained|ingredients?|active substance|laced|dose|dosage|milligrams?|mg)\b/i,
      /\bwhat is in\b/i,
    ],
    'is certain of a counterfeit': [
      /\b(definitely|certainly|surely|undoubtedly|proves?|proven|guaranteed?|100 ?%)/i,
      /\b(is|are) (a )?(counterfeit|fake|forged|forgery)/i,
    ],
    'says how a look would be mended, or a tolerance of the reference product': [
      /\b(deeper|shallower|darker|lighter|paler|brighter|greener|bluer|thicker|thinner|wider|narrower|sharper)\b/i,
      /\btoo (dark|light|pale|bright|deep|shallow|thick|thin|wide|narrow|large|big|green|grey|rough|smooth)\b/i,
      /\b(millimetres?|millimeters?|microns?|mm|tolerances?)\b/i,
    ],
  },
};

/** By the catalogue's tag. A language without an entry fails the safety test. */
export const claims: Readonly<Record<string, Claims>> = { en: english };

/** The forbidden claims that `text` makes, by name; empty where it makes none. */
export function claimsIn(text: string, { unless, forbidden }: Claims): string[] {
  const rest = unless.reduce((left, phrase) => left.replaceAll(phrase, '…'), text);
  return Object.entries(forbidden)
    .filter(([, patterns]) => patterns.some((pattern) => pattern.test(rest)))
    .map(([claim]) => claim);
}
