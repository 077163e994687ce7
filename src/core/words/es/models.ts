import type { models as english } from '../en/models.ts';

/** Bundles side by side, in Spanish. See ../en.ts for the rules. */
export const models: Readonly<Record<keyof typeof english, string>> = {
  help_models:
    'paquetes uno junto a otro: mostrarlos, elegir el que está en uso, comparar dos, quitar uno (docs/models.md)',
  help_models_list:
    'muestra los paquetes de TELLTALE_MODELS con lo que sirvió para calibrar cada uno, el que está en uso y los dañados',
  help_models_use: 'elige el paquete en uso; un servicio en marcha pasa a él por sí mismo',
  help_models_remove: 'quita un paquete; el que viene con Telltale y el que está en uso se quedan',
  help_models_name: 'nombre del paquete, como en la lista',
  help_models_compare: 'compara lo que dos paquetes dicen de las mismas fotos',
  help_models_before: 'nombre o carpeta del primer paquete',
  help_models_after: 'nombre o carpeta del segundo paquete',
  help_models_photos: 'fotos, carpetas y patrones',
  help_models_live:
    'compara el paquete en uso de un servicio en marcha con su TELLTALE_SHADOW_MODEL, con las fotos que recibe',
  help_models_url: 'dirección del servicio para --live; por sí misma, el puerto PORT de esta máquina',
  help_models_exit_statuses:
    'Código de salida: 0 hecho, 64 uso incorrecto, 66 no existe el paquete o la foto, 69 el servicio no responde, 73 no se puede escribir en la carpeta de paquetes, 78 un paquete no se puede usar o está en uso, 70 falló el programa.',
  models_line: '{name}:',
  models_line_used: '{name} (en uso):',
  models_facts: '{model} {version}, sha256 {sha256}, calibrado con: {evidence}.',
  models_learned:
    'Aprendido el {date} de {photos|one=foto|many=de fotos|other=fotos}, comprimidos de referencia {references}, falsificaciones {counterfeits}, a partir de {base}.',
  models_broken: 'Escríbalo o cópielo de nuevo, o quítelo con telltale models remove {name}.',
  models_broken_shipped: 'Instale Telltale de nuevo.',
  models_used_missing: 'El paquete en uso, {name}, no está. Elija otro con telltale models use.',
  models_used:
    'En uso: {name}, {model} {version}, calibrado con: {evidence}. Un servicio en marcha pasa a él por sí mismo, salvo que TELLTALE_MODEL indique su paquete.',
  models_removed: 'El paquete {name} está quitado.',
  models_switched: 'El servicio usa ahora el modelo {name} {version}, calibrado con: {evidence}',
  models_shadow:
    'El modelo {name} {version} se compara con el que está en uso cuando no hay otra cosa que hacer. Nadie recibe sus resultados.',
  models_compare_head: 'Lo que dice {before}, después lo que dice {after}:',
  models_compare_tablet: '{photo}, comprimido {number}: {before} | {after}',
  models_compare_finding: '{headline}, razón de verosimilitud {likelihoodRatio}',
  models_compare_none: '{photo}: ningún comprimido que ambos encontraran.',
  models_compare_failed: '{photo}: no se examinó. {problem}',
  models_compare_live:
    'En uso: {before}. Se compara con: {after}. Fotos omitidas porque el servicio estaba ocupado: {skipped}.',
  models_difference_counts:
    'Fotos comparadas: {photos}. No examinadas por uno de los dos: {failed}. Comprimidos: {tablets}. Encontrados solo por uno: {unpaired}. Con otro veredicto: {changes}.',
  models_difference_verdict: '{count|one=comprimido|many=de comprimidos|other=comprimidos}: {before} | {after}',
  models_difference_none: 'Ningún comprimido tiene una razón de verosimilitud de ambos.',
  models_difference_log10:
    'log10 de la razón de verosimilitud de {after} menos el de {before}, {count|one=comprimido|many=de comprimidos|other=comprimidos}: media {mean}; cuantiles {shares}: {quantiles}.',
  help_adapt_case:
    'nombres o id de los casos de cuyos resultados de laboratorio se aprende, en lugar de un archivo (docs/evidence.md); el registro de custodia lo anota',
  help_adapt_cases: 'aprende de los resultados de laboratorio de todos los casos',
  expected_one_source_of_labels: 'solo una de las opciones --labels (y con ella --photos), --case y --cases',
  adapt_case_row: 'Caso {name}, tabla de resultados de laboratorio. {text}',
  help_suggest:
    'muestra las fotos cuyos resultados de laboratorio enseñarían más, cada una con su motivo (docs/learning.md)',
  help_suggest_source: 'carpeta de un examen (telltale scan --out), o nombre o id de un caso',
  help_suggest_count: 'número de fotos que se muestran',
  help_suggest_marks: 'marcas que guardó la galería del examen (telltale-marks.json)',
  help_suggest_labels: 'archivo CSV con los resultados que ya se conocen; sus fotos no se muestran',
  help_suggest_model:
    'carpeta del paquete; por sí misma, la del que hizo el examen o, para un caso, la del que está en uso (telltale models list)',
  help_suggest_exit_statuses:
    'Código de salida: 0 hecho, 64 uso incorrecto, 65 las marcas, los resultados o el examen están dañados, 66 no existe el examen o el caso, 78 falta el paquete o no hay evidencias configuradas, 70 falló el programa.',
  suggest_head: 'Fotos cuyos resultados de laboratorio enseñarían más, la primera antes:',
  suggest_disagree:
    '{number}. {photo}: un revisor no está de acuerdo con su resultado. {tablets|one=comprimido|many=de comprimidos|other=comprimidos}.',
  suggest_unsure:
    '{number}. {photo}: un revisor tiene dudas sobre su resultado. {tablets|one=comprimido|many=de comprimidos|other=comprimidos}.',
  suggest_typical:
    '{number}. {photo}: sus comprimidos son los que más se parecen a los de otras fotos, así que un resultado dice más del aspecto de los demás. {tablets|one=comprimido|many=de comprimidos|other=comprimidos}.',
  suggest_uncertain:
    '{number}. {photo}: el aspecto de sus comprimidos dice poco (razón de verosimilitud de unos {likelihoodRatio}). {tablets|one=comprimido|many=de comprimidos|other=comprimidos}.',
  suggest_different:
    '{number}. {photo}: sus comprimidos son los que menos se parecen a los de otras fotos. {tablets|one=comprimido|many=de comprimidos|other=comprimidos}.',
  suggest_none: 'Ninguna foto tiene un comprimido comparado y sin resultado.',
  suggest_both:
    'Haga examinar comprimidos de varias de estas fotos: un paquete aprende de comprimidos de referencia y de falsificaciones.',
  expected_two_bundles: 'dos paquetes y al menos una foto, o --live',
  expected_bundle: 'el nombre o la carpeta de un paquete',
  expected_key: 'una clave de API',
};
