import type { report as English } from '../en/report.ts';

/** The report on a case, an exhibit or a photo, in Spanish. */
export const report: Readonly<Record<keyof typeof English, string>> = {
  // Report: command line
  help_report:
    'escribe un informe sobre un caso, un conjunto, una foto de un caso o una foto que no está en ningún caso, como PDF o HTML (docs/report.md)',
  help_report_photo: 'una foto que no está en ningún caso: se examina, y no se guarda nada más que el informe',
  help_report_case: 'nombre o identificador de un caso',
  help_report_exhibit: 'solo este conjunto del caso',
  help_report_case_photo: 'solo esta foto del caso, por su nombre o su sha256',
  help_report_out: 'archivo para el informe; su nombre termina en .pdf o .html',
  help_report_exit_statuses:
    'Código de salida: 0 se escribió el informe, 64 uso incorrecto, 65 una foto guardada cambió, 66 no existe tal caso, conjunto o foto, 73 no se puede escribir el informe, 75 la base de datos no responde, 78 sin configurar o no se puede usar el modelo, 70 falló el programa.',
  expected_report_file: 'un nombre de archivo que termine en .pdf o .html',
  expected_report_subject: 'o bien una foto o bien --case',
  api_case_report:
    'El informe sobre un caso: un PDF, o un archivo HTML si la cabecera Accept prefiere text/html. El registro de custodia tiene su sha256.',
  report_written: 'Informe escrito en {path}, sha256 {sha256}',

  // Report: title and subject
  report_title_case: 'Informe sobre el caso {name}',
  report_title_exhibit: 'Informe sobre el conjunto {name} del caso {case}',
  report_title_photo: 'Informe sobre la foto {name} del caso {case}',
  report_title_unstored: 'Informe sobre la foto {name}',
  report_footer: '{title}. Página {page} de {pages}.',
  report_lead:
    'Telltale examina fotos de comprimidos azules M 30 en busca de señales de falsificación. Dice con cuánta fuerza un aspecto sugiere una falsificación, nunca qué contiene un comprimido.',
  report_subject: 'Qué abarca este informe',
  report_case: 'Caso',
  report_case_id: 'Identificador del caso',
  report_note: 'Nota',
  report_created: 'Creado',
  report_date_by: '{date}, por {by}',
  report_photos: 'Fotos',
  report_tablets: 'Comprimidos',
  report_exhibit: 'Conjunto',
  report_exhibits: 'Conjuntos',
  report_evidence_state: 'Estado de las evidencias',
  report_evidence_state_value: 'El de la entrada {number} del registro de custodia, {date}',
  report_unstored: 'La foto no está en ningún caso. Telltale no guardó nada más que este informe.',
  report_overview: 'Resumen',
  report_column_number: 'N.º',
  report_column_tablets: 'Comprimidos',

  // Report: exhibits
  report_exhibit_intro:
    'Un conjunto son comprimidos de los que una persona dijo que proceden de un mismo origen. Se juzgan juntos, y decide el peor grupo.',
  report_exhibit_headline: 'En conjunto: {headline}',
  report_exhibit_not_judged: 'No se juzgó qué muestran los comprimidos en conjunto.',
  report_exhibit_photos: 'Fotos de este conjunto: {numbers}.',
  report_exhibit_other_photos:
    'No se incluyen las fotos de este conjunto que se añadieron o examinaron después: {numbers}.',
  report_group: 'Grupo {number}: {headline}. {ratio}. Comprimidos:',
  report_group_tablet: '{tablet} de la foto {photo}',

  // Report: photos and findings
  report_findings: 'Fotos y resultados',
  report_photo: 'Foto {number}: {name}',
  report_file: 'Archivo',
  report_bytes: '{bytes|one=byte|many=de bytes|other=bytes}',
  report_size: 'Tamaño',
  report_size_value: '{width} x {height} píxeles, {format}',
  report_added: 'Añadida',
  report_examined: 'Examinada',
  report_model: 'Modelo',
  report_model_value: '{name} {version}, sha256 {sha256}',
  report_software: 'Programa',
  report_software_value: 'Telltale {software}, motor {backend}',
  report_prior: 'Probabilidad previa',
  report_earlier: 'Otros exámenes',
  report_earlier_value: '{count}; figuran en el capítulo de los hashes.',
  report_not_examined: 'Esta foto todavía no se ha examinado.',
  report_photo_deleted:
    'La foto guardada se borró el {date} ({by}), según la regla de conservación: {rule}. Se conservaron su hash y sus resultados.',
  retention_after_closing: '{days|one=día|many=de días|other=días} después del cierre del caso',
  retention_after_adding: '{days|one=día|many=de días|other=días} después de añadir la foto',
  retention_reason: 'Motivo: {reason}.',
  report_photo_not_shown: 'Esta foto no se puede mostrar.',
  report_overlay_alt:
    'Foto {name} con los contornos y números de {count|one=comprimido|many=de comprimidos|other=comprimidos}',
  report_crop_not_turned: 'Comprimido {number}, redondo, sin girar, porque no se sabe dónde está su parte de arriba',
  report_probability:
    'Con una probabilidad previa del {priorPercent} %, la probabilidad estimada de una falsificación es del {percent} %.',
  report_aspects: 'Diferencia de cada aspecto con el producto de referencia, de 0 a 1: {aspects}.',
  report_aspect: '{aspect} {value}',
  report_quality:
    'Calidad de la imagen: {diameterPx} píxeles de diámetro, nitidez {sharpness}, reflejos en el {glarePercent} %, visible el {visiblePercent} %.',
  report_review: 'Revisión, {subject}',
  report_review_value: '{opinion}. {reviewer}, {date}.',
  report_laboratory: 'Resultado de laboratorio, {subject}',
  report_laboratory_value: 'Según {laboratory}, {date}: {result}.',
  report_substance: 'Sustancia',
  report_laboratory_method: 'Método',
  report_about_tablet: 'comprimido {number}',
  report_about_all: 'todos los comprimidos',
  report_result_reference: 'el producto de referencia',
  report_result_counterfeit: 'falsificación',
  report_result_other_product: 'otro producto',
  report_result_not_determined: 'sin determinar',

  // Report: verbal scale (ENFSI 2015)

  // Report: method, limits, hashes
  report_method: 'Método',
  report_method_steps:
    'Telltale busca los comprimidos de una foto, dibuja cada uno redondo y derecho y compara su aspecto con el del producto de referencia: el comprimido azul con una M en una cara y un 30 en la otra. Redes neuronales devuelven una puntuación, y una calibración la convierte en una razón de verosimilitud.',
  report_method_ratio:
    'La razón de verosimilitud compara dos hipótesis: una falsificación del producto de referencia, y el producto de referencia mismo. Dice cuántas veces más probable es el aspecto en la foto con la primera que con la segunda. El veredicto se sigue de la razón de verosimilitud, nunca de la probabilidad previa.',
  report_method_refusal:
    'No se evalúa un comprimido que la foto no muestra bastante bien, ni uno con otra marca grabada u otra forma. La razón figura con el resultado.',
  report_method_pictures:
    'Cada imagen de este informe está dibujada a partir de la foto con el sha256 indicado y del resultado que se muestra. Nada se retoca.',
  report_scale:
    'Desde 0,5, las palabras para las razones de verosimilitud siguen la guía de ENFSI para informes evaluativos en ciencia forense (2015). Por debajo no, porque las buenas falsificaciones también se ven así. Primero va el número; las palabras solo lo describen.',
  report_scale_ratio: 'Razón de verosimilitud',
  report_scale_words: 'En palabras',
  report_scale_below: 'menos de {high}',
  report_scale_between: 'desde {low} hasta menos de {high}',
  report_scale_from: 'desde {low}',
  report_limits: 'Límites',
  report_limit_floor:
    'Hay falsificaciones que ninguna foto permite distinguir del producto de referencia. Por eso la razón de verosimilitud nunca es menor que la proporción que se supone para ellas.',
  report_limit_ceiling:
    'Ninguna razón de verosimilitud supera lo que permite el número de comprimidos de la calibración. El intervalo del 90 % abarca el azar de la calibración, y nada que esta no haya variado.',
  report_limit_photo: 'El informe trata de fotos. No puede decir si una foto muestra lo que se dice que muestra.',
  report_limit_lead:
    'Un resultado es una pista para personas con otros medios, como un laboratorio. Por sí solo no decide nada.',
  report_hashes: 'Hashes',
  report_hashes_photos:
    'Cada foto tiene este sha256. Los mismos bytes, examinados de nuevo con el mismo modelo, programa, motor y ajustes, dan el mismo examen, byte a byte.',
  report_hashes_examinations: 'Exámenes, con el modelo y el hash del texto guardado:',
  report_hashes_log:
    'El registro de custodia encadena con hashes cada acción sobre las evidencias. La última entrada que cambió este caso es la número {number}, del {date}, con el sha256 {sha256}. La orden telltale verify repasa el registro y calcula de nuevo el hash de cada foto guardada.',
  report_hashes_recorded:
    'El registro tiene también una entrada sobre este informe, con el sha256 del archivo: una copia cambiada no lo tiene.',
  report_column_photo: 'Foto',
  report_column_examined: 'Examinada',
  report_column_model: 'Modelo, su sha256',
  report_column_hash: 'sha256',
  report_missing_characters:
    'Los caracteres que no tiene la letra de este informe se escriben con su número de Unicode, como [U+5F35]. El informe en HTML los muestra tal como son.',
};
