import type { caseCommands as English } from '../en/case-commands.ts';

/** Output of the command line: cases, in Spanish. */
export const caseCommands: Readonly<Record<keyof typeof English, string>> = {
  case_created: 'Se creó el caso {name}. Su identificador:',
  case_none: 'No hay casos.',
  case_line: '{name}: {photos|one=foto|many=de fotos|other=fotos}, creado el {date} por {by}',
  case_head: 'Caso {name} ({id}), creado el {date} por {by}',
  case_photo: '{name}, {bytes|one=byte|many=de bytes|other=bytes}, añadida {date} por {by}, sha256 {sha256}',
  case_photo_exhibit: 'Conjunto {exhibit}',
  case_exhibit_not_judged: 'Fotos de este conjunto que se añadieron o examinaron después y no se incluyen: {photos}.',
  case_photo_not_examined: 'Todavía no se ha examinado.',
  case_photo_examined:
    'Examinada con el modelo {model} {version} (sha256 {sha256}), Telltale {software}, motor {backend}',
  case_stored: 'Guardada: {name}, sha256 {sha256}',
  case_already_stored: 'Ya guardada antes en este caso: {name}, sha256 {sha256}',
  case_added: 'Fotos guardadas: {added}. Guardadas antes: {known}. No legibles: {failed}.',
  reexamine_photo_first: '{name}: sin examen anterior.',
  reexamine_photo_same: '{name}: el mismo resultado, byte a byte.',
  reexamine_photo_changed: '{name}: el resultado es distinto. Anterior:',
  reexamine_new: 'Nuevo:',
  reexamine_summary:
    'Examinadas de nuevo: {same} con el mismo resultado, {changed} con otro resultado, {first} por primera vez.',
  verify_altered: 'CAMBIADO. La primera entrada del registro de custodia que no encaja es la número {number}.',
  verify_unaltered:
    'Nada cambió: cada foto guardada, cada fila y cada entrada están como dice el registro de custodia.',
  verify_fault: 'Entrada {number}: {problem} {what}',
  verify_entry_missing: 'falta la entrada.',
  verify_entry_changed: 'la entrada no tiene su hash.',
  verify_entry_not_linked: 'la entrada no sigue a la anterior.',
  verify_entry_unreadable: 'la entrada no se puede leer.',
  verify_row_changed: 'la fila cambió:',
  verify_row_missing: 'falta la fila:',
  verify_row_unrecorded: 'ninguna entrada hasta esta registra la fila:',
  verify_original_changed: 'la foto guardada cambió:',
  verify_original_missing: 'falta la foto guardada:',
  verify_checkpoint_key: 'el punto de control se firmó con una clave que este registro no nombra.',
  verify_checkpoint_missing: 'el registro termina antes del punto de control: se cortó su final.',
  verify_checkpoint_differs: 'el punto de control indica aquí otra entrada: el registro se escribió de nuevo.',
  verify_more: 'Otras diferencias: {count}.',
  verify_counts:
    'Comprobado: {entries} entradas del registro de custodia, {rows} filas, {photos|one=foto guardada|many=de fotos guardadas|other=fotos guardadas}.',
  verify_end: 'Última entrada que encaja: número {number}, sha256 {sha256}',
  verify_set_back: 'Entradas con hora anterior a la de la entrada que las precede, porque se atrasó el reloj: {count}.',
  verify_unclaimed: 'Archivos de adiciones interrumpidas antes de confirmarse: {count}.',
  checkpoint_written:
    'Punto de control de la entrada {number} (sha256 {sha256}) escrito en {path}. Guárdelo donde no pueda cambiarlo quien pueda cambiar las evidencias.',
  help_case_closed: 'cierra un caso: las reglas de conservación cuentan los días desde entonces',
  help_case_reopened: 'vuelve a abrir un caso cerrado',
  help_case_held: 'retiene un caso por orden legal: ninguna regla de conservación borra sus fotos',
  help_case_released: 'levanta la retención legal de un caso',
  help_case_state_note: 'una nota, como el número de la orden',
  help_case_retain:
    'muestra las fotos guardadas que borra una regla de conservación; con --delete, las borra y anota cada una en el registro de custodia',
  help_retain_closed: 'fotos añadidas hace al menos estos días, de casos cerrados hace al menos estos días',
  help_retain_added: 'fotos añadidas hace al menos estos días, también de casos abiertos',
  help_retain_case: 'solo fotos de este caso',
  help_retain_reason: 'un texto para el registro de custodia y los informes, como el número de la norma',
  help_retain_delete: 'borra las fotos; no se puede deshacer',
  case_state_closed: 'El caso {name} está cerrado.',
  case_state_reopened: 'El caso {name} está abierto de nuevo.',
  case_state_held: 'El caso {name} está retenido por orden legal. Ninguna regla de conservación borra sus fotos.',
  case_state_released: 'La retención legal del caso {name} se levantó.',
  case_state_known: 'Ya era así para el caso {name}. No se anotó nada.',
  retain_due: 'Vencida: {case}, {name}, sha256 {sha256}',
  retain_deleted: 'Borrada: {case}, {name}, sha256 {sha256}',
  retain_kept:
    'Conservada, porque el caso está retenido por orden legal o cambió entretanto: {case}, {name}, sha256 {sha256}',
  retain_altered:
    'No borrada, porque no está como se guardó (ejecute telltale verify): {case}, {name}, sha256 {sha256}',
  retain_would_delete: 'Fotos guardadas que --delete borraría: {count}. No se borró nada.',
  retain_summary:
    'Fotos guardadas borradas: {deleted}. Conservadas: {kept}. No como se guardaron: {altered}. Se conservaron los hashes, los resultados y el registro de custodia.',
  verify_deleted: 'Fotos guardadas que se borraron según reglas de conservación, como consta en las entradas: {count}.',
  verify_returned:
    'De estas, archivos que están con los mismos bytes (telltale case retain --delete los quita): {count}.',
  reexamine_deleted:
    'No examinadas de nuevo, porque sus fotos guardadas se borraron: {count}. Sus resultados se conservan.',
  labels_of_deleted: 'Resultados de laboratorio que no enseñan nada, porque sus fotos guardadas se borraron: {count}.',
  help_case_scan:
    'carpeta de un escaneo (telltale scan --out): guarda sus fotos, y sus resultados como exámenes de ellas',
  help_case_marks: 'marcas guardadas en la galería de un escaneo: se convierten en revisiones de la persona de --by',
  case_scan_taken:
    'Fotos del escaneo guardadas: {added}. Guardadas antes: {known}. Exámenes del escaneo guardados: {examinations}. Omitidas: {failed}.',
  expected_case_sources: 'fotos, o --scan con la carpeta de un escaneo',
  expected_one_import: 'exactamente una de --reviews, --laboratory y --marks',
  mark_refused: 'Marca {line}:',
  row_refused_exhibit:
    'Se esperaba una marca de un comprimido o de una foto, se recibió una del conjunto {received}. Marque sus comprimidos.',
  row_refused_note: 'Se esperaba una de {words}, se recibió solo una nota.',
  row_refused_model:
    'Se esperaba una foto cuyo examen más reciente es del modelo de las marcas, {expected}, se recibió una de {received}. Incorpore antes el escaneo: telltale case add --scan.',
  row_refused_finding:
    'Se esperaba el resultado {expected} sobre el comprimido {number}, como se marcó; su examen más reciente dice {received}.',
  case_imported: 'Filas importadas: {added}. Ya guardadas: {known}.',
  case_exported: 'Filas escritas en {path}: {count}.',
  expected_one_table: 'solo una de las opciones --reviews y --laboratory',
  row_refused: 'Línea {line}:',
  row_refused_fields: 'Se esperaban {expected|one=campo|many=de campos|other=campos}, se recibieron {received}.',
  row_refused_empty: 'Se esperaba un valor en la columna {column}, no se recibió ninguno.',
  row_refused_photo: 'Se esperaba el nombre o el sha256 de una foto de este caso, se recibió {received}.',
  row_refused_name: 'Se esperaba el sha256 de la foto, porque varias fotos de este caso se llaman {received}.',
  row_refused_tablet:
    'Se esperaba all, o el número de un comprimido de 1 a {count} del examen más reciente, se recibió {received}.',
  row_refused_word: 'Se esperaba en la columna {column} una de las palabras {words}, se recibió {received}.',
  row_refused_date: 'Se esperaba una fecha que ya haya llegado, como 2026-03-14, se recibió {received}.',
};
