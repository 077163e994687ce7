import type { findings as English } from '../en/findings.ts';

/** Reasons, verdicts, scores and the safety card, in Spanish. */
export const findings: Readonly<Record<keyof typeof English, string>> = {
  // Reasons of cannot_assess
  too_small:
    'El comprimido mide solo {diameterPx} píxeles en la foto; se necesitan al menos {minDiameterPx}. Acérquese más o use una cámara con más píxeles.',
  too_blurred:
    'El comprimido está borroso en la foto. Mantenga quieto el teléfono, toque el comprimido en la pantalla para enfocarlo y use más luz.',
  too_much_glare:
    'Un reflejo oculta parte del comprimido. Apague el flash y deje que la luz venga de lado, por ejemplo de una ventana.',
  partly_hidden:
    'Parte del comprimido queda fuera de la foto o debajo de otra cosa. Sepárelo de los demás, entero dentro de la foto.',
  imprint_unreadable:
    'No se pudo leer la marca grabada. Fotografíe el comprimido desde arriba, con luz uniforme; después dele la vuelta y fotografíe la otra cara.',
  unfamiliar:
    'El comprimido no se parece a nada que este modelo conozca bien, así que no se comparó. Fotografíelo desde arriba, con luz uniforme y sobre un fondo liso.',
  colour_needed:
    'La foto no tiene color y este modelo no puede comparar comprimidos sin él. Fotografíe el comprimido en color: sin filtro ni modo nocturno, con luz de día o bajo una lámpara blanca.',

  // For any verdict but other_imprint, beside its reasons
  colour_not_compared:
    'La foto no tiene color, así que el color del comprimido no se comparó. Fotografíelo en color: sin filtro ni modo nocturno, con luz de día o bajo una lámpara blanca.',

  // Reason of other_imprint
  other_imprint_seen:
    'Se vio una marca grabada o una forma distinta de la del M 30 azul, así que el comprimido no se comparó.',

  // Reasons of likely_counterfeit, inconclusive and no_difference_seen
  imprint_stands_out: 'La marca grabada se ve distinta de la del producto de referencia.',
  colour_stands_out: 'El color se ve distinto del que tiene el producto de referencia.',
  surface_stands_out: 'La superficie se ve distinta de la del producto de referencia.',
  edge_stands_out: 'El borde se ve distinto del que tiene el producto de referencia.',
  no_single_aspect: 'Ningún aspecto decide por sí solo; el conjunto sugiere una falsificación.',
  other_colour:
    'En esta foto el comprimido no tiene el color del M 30 azul. Existen falsificaciones con esta marca en muchos colores: rosa, amarillo, blanco, verde y otros.',
  m_names_no_product:
    'En esta foto el comprimido no tiene el color del M 30 azul, y una M sola no indica el producto: la misma M está también en otros productos. Dele la vuelta y fotografíe la otra cara: solo un 30 en ella lo hace un M 30.',
  evidence_weak: 'Los indicios no son claros ni a favor ni en contra de una falsificación.',
  evidence_uncertain:
    'Los indicios sugieren una falsificación, pero la estimación es demasiado incierta para afirmarlo.',
  evidence_conflicting:
    'El conjunto muestra poca diferencia con el producto de referencia, pero no todos los aspectos coinciden.',
  difference_not_found:
    'La marca grabada, el color, la superficie y el borde no mostraron una diferencia clara con el producto de referencia.',

  // Photos of both faces of one tablet together
  combined_face_missing:
    'En ninguna foto se evaluó la {face}. Dé la vuelta al comprimido y fotografíe también esa cara, desde arriba y con luz uniforme.',
  combined_no_face:
    'Ninguna foto muestra una cara lo bastante bien para compararla. Los resultados de las fotos dicen qué hacer.',
  combined_one_tablet:
    'Se dejaron fuera las fotos sin comprimido, con más de uno o que no se pudieron examinar. Fotografíe el comprimido solo.',
  combined_faces_disagree:
    'En al menos una foto, una cara parece una probable falsificación. Las otras fotos no pesan más que eso.',
  combined_other_face:
    'Una cara muestra una marca grabada o una forma distinta de la del M 30 azul, así que las caras pueden no ser de un mismo comprimido.',
  combined_colour_differs:
    'Las dos caras difieren en el color, así que pueden no ser de un mismo comprimido. Fotografíe las dos seguidas, con la misma luz.',
  combined_size_differs:
    'Las dos caras difieren en el tamaño, así que pueden no ser de un mismo comprimido. Fotografíe las dos desde la misma distancia.',
  combined_uncalibrated:
    'Este modelo no tiene calibración para las dos caras juntas, así que decide la cara con los indicios más fuertes de falsificación.',
  combined_without_colour:
    'Al menos una foto no tiene color. La calibración para las dos caras juntas solo abarca fotos en color, así que decide la cara con los indicios más fuertes de falsificación.',

  // Many tablets of one photo
  photo_summary:
    'Comprimidos encontrados: {tablets}. Comparados: {compared}; de ellos, probables falsificaciones: {likely}, no concluyentes: {inconclusive}, sin diferencia visible: {noDifference}. Con otra marca grabada: {other}. Sin evaluar: {refused}. Estas cifras no dicen cuántos son peligrosos.',

  // Several tablets of one exhibit together
  exhibit_flagged:
    'En conjunto, los comprimidos sugieren una falsificación, y al menos uno de ellos también por sí solo.',
  exhibit_together: 'Ningún comprimido se señala por sí solo; en conjunto, los comprimidos sugieren una falsificación.',
  exhibit_tablet_flagged:
    'Probable falsificación al juzgarse por separado: {flagged} de {assessed} comprimidos comparados. Desconfíe de cada comprimido señalado. En conjunto, los comprimidos no permiten decidir: entre varios, alguno puede señalarse por azar.',
  exhibit_aspect: 'En al menos un comprimido, un aspecto se ve distinto del producto de referencia.',
  exhibit_several_sources:
    'Los comprimidos difieren tanto que probablemente proceden de varios orígenes; aquí forman {groups|one=grupo|many=de grupos|other=grupos}. Decide el grupo con los indicios más fuertes de falsificación.',
  exhibit_other_imprint:
    'Al menos un comprimido muestra una marca grabada o una forma distinta de la del M 30 azul, así que los comprimidos pueden proceder de varios orígenes.',
  exhibit_heap:
    'Al menos una foto muestra un montón. La calibración para varios comprimidos abarca comprimidos uno al lado de otro, así que no se determinó si proceden de varios orígenes. Póngalos uno al lado de otro.',
  exhibit_without_colour:
    'Al menos una foto no tiene color. La calibración para varios comprimidos solo abarca fotos en color, así que todos juntos no cuentan más que uno.',
  exhibit_not_all: 'Comprimidos que se pudieron comparar: {assessed} de {tablets}. Nada se dice de los demás.',
  exhibit_none_assessed: 'No se pudo comparar ningún comprimido. Los resultados de los comprimidos dicen qué hacer.',
  exhibit_no_share: 'El número de comprimidos que llaman la atención no dice nada de cuántos son peligrosos.',

  // The warning of every verdict
  warning:
    'Que no se vea diferencia no demuestra que no haya peligro. Una foto no puede mostrar qué contiene un comprimido, y también hay falsificaciones documentadas de otras marcas.',

  // Verdicts: headline and explanation
  headline_likely_counterfeit: 'Probable falsificación',
  headline_inconclusive: 'No concluyente',
  headline_no_difference_seen: 'No se ve diferencia',
  headline_other_imprint: 'Otra marca grabada',
  headline_cannot_assess: 'No se puede evaluar',
  explanation_likely_counterfeit: 'El aspecto de este comprimido sugiere una falsificación.',
  explanation_inconclusive: 'El aspecto de este comprimido no permite decidir ni en un sentido ni en el otro.',
  explanation_no_difference_seen:
    'No se vio ninguna diferencia con el producto de referencia. Las buenas falsificaciones también se ven así.',
  explanation_other_imprint:
    'Este no parece el M 30 azul, así que no se dice nada de él. También hay falsificaciones documentadas de otras marcas.',
  explanation_cannot_assess: 'Esta foto no muestra lo suficiente del comprimido para decir algo de él.',
  exhibit_explanation_likely_counterfeit:
    'El aspecto de estos comprimidos sugiere una falsificación. Eso se dice de todos juntos, también de los que se parecen al producto de referencia.',
  exhibit_explanation_inconclusive:
    'El aspecto de estos comprimidos, en conjunto, no permite decidir ni en un sentido ni en el otro.',
  exhibit_explanation_no_difference_seen:
    'En los comprimidos evaluados no se vio ninguna diferencia con el producto de referencia. Las buenas falsificaciones también se ven así.',
  exhibit_explanation_other_imprint:
    'Ninguno de estos comprimidos parece el M 30 azul, así que no se dice nada de ellos. También hay falsificaciones documentadas de otras marcas.',
  exhibit_explanation_cannot_assess:
    'Las fotos no muestran lo suficiente de ningún comprimido para decir algo de ellos.',
  exhibit_counts:
    'Evaluados: {assessed} de {tablets|one=comprimido|many=de comprimidos|other=comprimidos}, en {photos|one=foto|many=de fotos|other=fotos}.',
  exhibit_sources_one: 'Orígenes de los comprimidos evaluados: uno, hasta donde muestra su aspecto.',
  exhibit_sources_several: 'Orígenes de los comprimidos evaluados: varios, a juzgar por su aspecto.',
  exhibit_sources_not_told: 'Orígenes de los comprimidos evaluados: sin determinar.',
  exhibit_group: 'Grupo {number}: {headline}. {count|one=comprimido|many=de comprimidos|other=comprimidos}.',
  headline_no_tablet: 'No se encontró ningún comprimido',
  explanation_no_tablet:
    'En esta foto no se encontró ningún comprimido. Fotografíelo de cerca y desde arriba, sobre un fondo liso.',
  headline_error: 'Foto no examinada',

  // The score
  score:
    'Probabilidad estimada de una falsificación: {percent} %, con una probabilidad previa del {priorPercent} %. Lo que se ve es {likelihoodRatio} veces tan probable en una falsificación como en el producto de referencia (intervalo del 90 %: de {low} a {high}).',
  prior_explained:
    'La probabilidad previa es un supuesto que usted puede cambiar, no una tasa medida. Nunca cambia el veredicto.',

  // Names of faces and aspects
  face_M: 'cara M',
  face_30: 'cara 30',
  face_other: 'otra marca grabada',
  face_unreadable: 'no legible',
  aspect_imprint: 'marca grabada',
  aspect_colour: 'color',
  aspect_surface: 'superficie',
  aspect_edge: 'borde',

  // The safety card
  card_photo:
    'Una foto no puede mostrar qué contiene un comprimido. Algunas falsificaciones no se pueden reconocer por su aspecto.',
  card_laboratory: 'Solo un laboratorio puede decir qué hay en un comprimido.',
  card_strip:
    'Una tira reactiva de fentanilo, usada con el comprimido entero triturado, ayuda, pero no detecta algunos análogos. Una tira negativa no demuestra que no haya peligro.',
  card_alone: 'Nunca consuma a solas.',
  card_naloxone: 'Lleve naloxona y sepa cómo administrarla.',
  card_emergency: 'En una emergencia, llame enseguida al número de emergencias local.',

  // What the figures were calibrated on
  calibrated_on_simulated:
    'Las cifras vienen de comprimidos dibujados por ordenador. No se usó ninguna foto de un comprimido que un laboratorio hubiera examinado, así que no se sabe qué exactitud tienen con comprimidos físicos.',
  calibrated_on_reference_photos:
    'Las cifras vienen de fotos de comprimidos de origen conocido y de comprimidos dibujados por ordenador. No se usó ninguna falsificación confirmada por un laboratorio.',
  calibrated_on_lab_confirmed:
    'Las cifras vienen de comprimidos dibujados por ordenador y de fotos de comprimidos que un laboratorio había examinado.',
  strength: 'En palabras (ENFSI 2015): {strength}.',
  strength_below: 'En palabras: {strength}.',
  strength_against: 'más en contra de una falsificación que a favor, y las buenas falsificaciones también se ven así',
  strength_neither: 'ningún apoyo a una hipótesis frente a la otra',
  strength_weak: 'apoyo débil a una falsificación',
  strength_moderate: 'apoyo moderado a una falsificación',
  strength_moderately_strong: 'apoyo moderadamente fuerte a una falsificación',
  strength_strong: 'apoyo fuerte a una falsificación',
  strength_very_strong: 'apoyo muy fuerte a una falsificación',
  strength_extremely_strong: 'apoyo extremadamente fuerte a una falsificación',
};
