/** Reasons, verdicts, scores and the safety card, in English. See ../en.ts for the rules. */
export const findings = {
  // Reasons of cannot_assess, with advice for a better photo
  too_small:
    'The tablet is only {diameterPx} pixels across in the photo; at least {minDiameterPx} are needed. Go closer, or use a camera with more pixels.',
  too_blurred:
    'The tablet is blurred in the photo. Hold the phone still, tap the tablet on the screen to focus, and use more light.',
  too_much_glare:
    'Glare hides part of the tablet. Turn the flash off and let the light come from the side, from a window for example.',
  partly_hidden:
    'Part of the tablet lies outside the photo or under something else. Lay it apart from others, with all of it in the photo.',
  imprint_unreadable:
    'The imprint could not be read. Photograph the tablet from straight above, in even light, then turn it over and photograph the other face.',
  unfamiliar:
    'The tablet looks unlike anything that this model knows well, so it was not compared. Photograph it from straight above, in even light, on a plain ground.',
  colour_needed:
    'The photo has no colour, and this model cannot compare tablets without it. Photograph the tablet in colour: without a filter or night mode, in daylight or under a white lamp.',

  // For any verdict but other_imprint, beside its reasons
  colour_not_compared:
    'The photo has no colour, so the colour of the tablet was not compared. Photograph it in colour: without a filter or night mode, in daylight or under a white lamp.',

  // Reason of other_imprint
  other_imprint_seen:
    'An imprint or a shape other than that of the blue M 30 was seen, so the tablet was not compared.',

  // Reasons of likely_counterfeit, inconclusive and no_difference_seen: the aspect, never how to correct it
  imprint_stands_out: 'The imprint looks different from that of the reference product.',
  colour_stands_out: 'The colour looks different from that of the reference product.',
  surface_stands_out: 'The surface looks different from that of the reference product.',
  edge_stands_out: 'The edge looks different from that of the reference product.',
  no_single_aspect: 'No single aspect decides; the look as a whole suggests a counterfeit.',
  other_colour:
    'In this photo the tablet does not have the colour of the blue M 30. Counterfeits with this imprint exist in many colours: pink, yellow, white, green and others.',
  m_names_no_product:
    'In this photo the tablet does not have the colour of the blue M 30, and an M alone does not name the product: the same M is on other products too. Turn the tablet over and photograph the other face: only a 30 there makes it an M 30.',
  evidence_weak: 'The evidence is clear neither for a counterfeit nor against one.',
  evidence_uncertain: 'The evidence suggests a counterfeit, but the estimate is too uncertain to say so.',
  evidence_conflicting:
    'The look as a whole shows little difference from the reference product, but not every aspect agrees.',
  difference_not_found: 'The imprint, colour, surface and edge showed no clear difference from the reference product.',

  // Photos of both faces of one tablet together
  combined_face_missing:
    'The {face} was not assessed in any photo. Turn the tablet over and photograph that face too, from straight above and in even light.',
  combined_no_face: 'No photo shows a face well enough to be compared. The results of the photos say what to do.',
  combined_one_tablet:
    'Photos that show no tablet or more than one, or that could not be examined, were left out. Photograph the tablet by itself.',
  combined_faces_disagree:
    'In at least one photo a face looks like a likely counterfeit. The other photos do not outweigh that.',
  combined_other_face:
    'One face shows an imprint or a shape other than that of the blue M 30, so the faces may not belong to the same tablet.',
  combined_colour_differs:
    'The two faces differ in colour, so they may not belong to the same tablet. Photograph one right after the other, in the same light.',
  combined_size_differs:
    'The two faces differ in size, so they may not belong to the same tablet. Photograph both from the same distance.',
  combined_uncalibrated:
    'This model has no calibration for two faces together, so the face with the stronger evidence for a counterfeit decides.',
  combined_without_colour:
    'At least one photo has no colour. The calibration for two faces together covers photos in colour only, so the face with the stronger evidence for a counterfeit decides.',

  // Many tablets of one photo
  photo_summary:
    'Tablets found: {tablets}. Compared: {compared}, of these likely counterfeit: {likely}, inconclusive: {inconclusive}, no difference seen: {noDifference}. With another imprint: {other}. Not assessed: {refused}. These numbers say nothing about how many are dangerous.',

  // Several tablets of one exhibit together
  exhibit_flagged: 'Together the tablets suggest a counterfeit, and at least one of them does so by itself.',
  exhibit_together: 'No tablet is flagged by itself; together the tablets suggest a counterfeit.',
  exhibit_tablet_flagged:
    'Likely counterfeit when judged alone: {flagged} of {assessed} compared tablets. Beware of every flagged tablet. All tablets together do not decide: among several, one may be flagged by chance.',
  exhibit_aspect: 'On at least one tablet an aspect looks different from that of the reference product.',
  exhibit_several_sources:
    'The tablets differ so much that they probably come from several sources; they form {groups|one=group|other=groups} here. The group with the strongest evidence for a counterfeit decides.',
  exhibit_other_imprint:
    'At least one tablet shows an imprint or a shape other than that of the blue M 30, so the tablets may come from several sources.',
  exhibit_heap:
    'At least one photo shows a heap. The calibration for several tablets covers tablets side by side, so it was not determined whether these come from several sources. Lay them side by side.',
  exhibit_without_colour:
    'At least one photo has no colour. The calibration for several tablets covers photos in colour only, so all of them count for no more than one.',
  exhibit_not_all:
    'Only {assessed} of {tablets|one=tablet|other=tablets} could be compared. Nothing is said about the others.',
  exhibit_none_assessed: 'No tablet could be compared. The results of the tablets say what to do.',
  exhibit_no_share: 'The number of tablets that stand out says nothing about how many are dangerous.',

  // The warning of every verdict
  warning:
    'No visible difference is no evidence of safety. A photo cannot show what a tablet contains, and counterfeits of other imprints are documented too.',

  // Verdicts: headline and explanation
  headline_likely_counterfeit: 'Likely counterfeit',
  headline_inconclusive: 'Inconclusive',
  headline_no_difference_seen: 'No difference seen',
  headline_other_imprint: 'Another imprint',
  headline_cannot_assess: 'Cannot be assessed',
  explanation_likely_counterfeit: 'The look of this tablet suggests a counterfeit.',
  explanation_inconclusive: 'The look of this tablet does not decide either way.',
  explanation_no_difference_seen:
    'No difference from the reference product was seen. Good counterfeits look like this too.',
  explanation_other_imprint:
    'This does not look like the blue M 30, so nothing is said about it. Counterfeits of other imprints are documented too.',
  explanation_cannot_assess: 'This photo does not show enough of the tablet to say anything about it.',
  exhibit_explanation_likely_counterfeit:
    'The look of these tablets suggests a counterfeit. That is said of all of them together, including those that look like the reference product.',
  exhibit_explanation_inconclusive: 'The look of these tablets, taken together, does not decide either way.',
  exhibit_explanation_no_difference_seen:
    'No difference from the reference product was seen on the assessed tablets. Good counterfeits look like this too.',
  exhibit_explanation_other_imprint:
    'None of these tablets looks like the blue M 30, so nothing is said about them. Counterfeits of other imprints are documented too.',
  exhibit_explanation_cannot_assess: 'The photos do not show enough of any tablet to say anything about them.',
  exhibit_counts: 'Assessed: {assessed} of {tablets|one=tablet|other=tablets}, in {photos|one=photo|other=photos}.',
  exhibit_sources_one: 'Sources of the assessed tablets: one, as far as their look shows.',
  exhibit_sources_several: 'Sources of the assessed tablets: several, judging by their look.',
  exhibit_sources_not_told: 'Sources of the assessed tablets: not determined.',
  exhibit_group: 'Group {number}: {headline}. {count|one=tablet|other=tablets}.',
  headline_no_tablet: 'No tablet found',
  explanation_no_tablet:
    'No tablet was found in this photo. Photograph it from close by and straight above, on a plain ground.',
  headline_error: 'Photo not examined',

  // The score, where there is one
  score:
    'Estimated probability of a counterfeit: {percent} %, at a prior probability of {priorPercent} %. This look is {likelihoodRatio} times as probable for a counterfeit as for the reference product (90 % interval {low} to {high}).',
  prior_explained:
    'The prior probability is an assumption that you may change, not a measured rate. It never changes the verdict.',

  // Names of faces and aspects
  face_M: 'M face',
  face_30: '30 face',
  face_other: 'another imprint',
  face_unreadable: 'not readable',
  aspect_imprint: 'imprint',
  aspect_colour: 'colour',
  aspect_surface: 'surface',
  aspect_edge: 'edge',

  // The safety card: on every result, on every surface
  card_photo: 'A photo cannot show what a tablet contains. Some counterfeits cannot be recognised by their look.',
  card_laboratory: 'Only a laboratory can tell what is in a tablet.',
  card_strip:
    'A fentanyl test strip, used on the whole crushed tablet, helps but misses some analogues. A negative strip is no evidence of safety.',
  card_alone: 'Never use alone.',
  card_naloxone: 'Carry naloxone and know how to give it.',
  card_emergency: 'In an emergency, call the local emergency number at once.',

  // What the figures were calibrated on
  calibrated_on_simulated:
    'The figures come from computer-drawn tablets. No photo of a tablet that a laboratory had examined was used, so how accurate they are on physical tablets is not known.',
  calibrated_on_reference_photos:
    'The figures come from photos of tablets of known origin and from computer-drawn tablets. No counterfeit that a laboratory had confirmed was used.',
  calibrated_on_lab_confirmed:
    'The figures come from computer-drawn tablets and from photos of tablets that a laboratory had examined.',

  // The verbal scale of ENFSI's guideline of 2015, upwards only.
  strength: 'In words (ENFSI 2015): {strength}.',
  strength_below: 'In words: {strength}.',
  strength_against: 'more against a counterfeit than for one, and good counterfeits look like this too',
  strength_neither: 'no support for either proposition over the other',
  strength_weak: 'weak support for a counterfeit',
  strength_moderate: 'moderate support for a counterfeit',
  strength_moderately_strong: 'moderately strong support for a counterfeit',
  strength_strong: 'strong support for a counterfeit',
  strength_very_strong: 'very strong support for a counterfeit',
  strength_extremely_strong: 'extremely strong support for a counterfeit',
} as const satisfies Readonly<Record<string, string>>;
