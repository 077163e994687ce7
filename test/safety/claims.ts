/** Forbidden claims in one language; `unless` lists the exact phrases that were reviewed and allowed. */
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
    'coarse and no proof of anything',
    // Where a photo may go; says nothing of a tablet.
    'It contains your photo with the tablets marked',
    'It contains no place, no time and no data of your device',
    'the safety card',
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

const spanish: Claims = {
  unless: [
    'no demuestra que no haya peligro',
    'tira reactiva de fentanilo',
    'no puede mostrar qué contiene un comprimido',
    'No puede decir qué contiene un comprimido',
    'nunca qué contiene un comprimido',
    'Solo un laboratorio puede decir qué hay en un comprimido',
    'No se usó ninguna falsificación confirmada por un laboratorio',
    'El mapa es tosco y no prueba nada',
    // Where a photo may go; says nothing of a tablet.
    'Contiene su foto con los comprimidos marcados',
    'la tarjeta de seguridad',
  ],
  forbidden: {
    'calls a tablet genuine, authentic, real, legitimate or safe': [
      /genuin|aut[ée]ntic|leg[ií]tim|\bsegur[oa]s?\b|seguridad|inofensiv|inocu|fiable|farmac|farmac[ée]utic/i,
      /\b(real|reales|realmente|original|originales|pur[oa]s?|verdader[oa]s?|todo bien|está bien|ok)\b/i,
      /verificad|confirmad|aprobad|certificad|\bsin peligro\b|\bno hay peligro\b|\bapto\b/i,
    ],
    'denies that it is a counterfeit': [
      /\b(no es|no son|ni es|no parece|nunca es|descarta|excluye|sin) ?(una? |de )?(falsific|falso|falsa|imitaci)/i,
      /libre de falsific/i,
    ],
    'says what a tablet contains or lacks': [
      /fentan|opioid|opi[áa]ce|oxicodona|carfentanil|hero[ií]na|nitaceno|xilacina/i,
      /\b(contienen?|contenido|contenía|ingredientes?|principio activo|adulterad[oa]|dosis|miligramos?|mg)\b/i,
      /\bqué hay en\b/i,
    ],
    'is certain of a counterfeit': [
      /\b(definitivamente|ciertamente|seguramente|sin duda|prueba|demuestra|garantiza|100 ?%)/i,
      /\b(es|son|está) (una? )?(falsific|fals[oa]|imitaci)/i,
    ],
    'says how a look would be mended, or a tolerance of the reference product': [
      /\b(más|menos|demasiado) (profund|oscur|clar[oa]|pálid|brillante|verd|azul|grues|fin[oa]|anch|estrech|nítid|grande|gris|ásper|lis[oa])/i,
      /\b(mil[ií]metros?|micras?|mm|toleranci)/i,
    ],
  },
};

/** By the catalogue's tag. A language without an entry fails the safety test. */
export const claims: Readonly<Record<string, Claims>> = { en: english, es: spanish };

/** The forbidden claims that `text` makes, by name; empty if there are none. */
export function claimsIn(text: string, { unless, forbidden }: Claims): string[] {
  const rest = unless.reduce((left, phrase) => left.replaceAll(phrase, '…'), text);
  return Object.entries(forbidden)
    .filter(([, patterns]) => patterns.some((pattern) => pattern.test(rest)))
    .map(([claim]) => claim);
}
