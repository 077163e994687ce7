import type { commandLine as English } from '../en/command-line.ts';

/** Help and output of the command line, in Spanish. */
export const commandLine: Readonly<Record<keyof typeof English, string>> = {
  // Command line: help
  help_program:
    'Examina fotos de comprimidos azules M 30 en busca de señales de falsificación. Dice con cuánta fuerza un aspecto sugiere una falsificación, nunca qué contiene un comprimido.',
  help_serve: 'arranca el servicio HTTP con su página; sus ajustes son variables de entorno (docs/configuration.md)',
  help_scan: 'examina fotos: archivos, y carpetas con todo lo que hay en ellas',
  help_source:
    'fotos, carpetas, archivos comprimidos (zip, tar, tar.gz) y patrones; - lee una lista de rutas de la entrada estándar',
  help_out:
    'carpeta para results.jsonl y report.html, en la que la misma orden continúa después de detenerse; o un archivo .jsonl solo para las filas, entero o nada',
  help_csv: 'escribe además results.csv en la carpeta de los resultados, una fila por comprimido',
  help_parquet: 'escribe además results.parquet en la carpeta de los resultados, una fila por comprimido',
  help_exhibit:
    'comprimidos de un mismo origen: los de cada foto, los de cada carpeta o todos; imprime una línea por conjunto y escribe exhibits.jsonl junto a los resultados',
  help_depth: 'archivos comprimidos dentro de otros que se abren, uno dentro de otro, de 0 a 10',
  help_prior:
    'probabilidad de una falsificación antes de ver la foto; mueve la probabilidad impresa, nunca el veredicto',
  help_model: 'carpeta del paquete del modelo',
  help_model_used: 'carpeta del paquete del modelo; por sí misma, la del que está en uso (telltale models list)',
  help_workers: 'fotos que se examinan a la vez',
  help_backend: 'qué ejecuta las redes; por defecto native si está instalado, si no wasm',
  help_language: 'idioma de los mensajes',
  help_exit_statuses:
    'Código de salida de scan: 0 se examinaron todas las fotos, 65 algunas no se pudieron examinar (cada una tiene una fila que dice por qué), 64 uso incorrecto, 66 falta una fuente o no tiene fotos, 73 no se puede escribir el resultado, 75 otro examen trabaja en la carpeta, 78 no se puede usar el modelo o no es aquel con el que se empezó, 70 falló el programa, 130 o 143 detenido.',
  help_keys: 'crea, enumera y revoca claves de API del servicio',
  help_keys_create:
    'crea una clave, la imprime una sola vez en la salida estándar y guarda su hash en el archivo; la clave misma no se guarda en ninguna parte',
  help_keys_list: 'enumera las claves del archivo: identificadores, nombres, alcances y fechas',
  help_keys_revoke: 'rechaza una clave desde ahora; un servicio en marcha lo nota por sí mismo',
  help_keys_name: 'cómo llamar a la clave, para quien lea la lista',
  help_keys_id: 'identificador de la clave, como está en la lista',
  help_keys_file: 'archivo con los hashes de las claves; el ajuste TELLTALE_KEYS si no se da',
  help_keys_scope:
    'qué permite la clave: examine (fotos), batch (enviar lotes), cases:read y cases:write (evidencias) o admin (leer /metrics); se pueden indicar varios',
  help_keys_days: 'días hasta que la clave caduque; por defecto no caduca',
  help_evaluate:
    'compara lo que se dice de las fotos con la verdad sobre ellas y escribe un informe de cifras y gráficos',
  help_evaluate_folder: 'carpeta de fotos',
  help_truth: 'archivo con la verdad sobre las fotos; por sí mismo truth.json en la carpeta o en la de encima',
  help_evaluate_out: 'carpeta para report.html y figures.json',
  help_evaluate_exit_statuses:
    'Código de salida de evaluate: 0 se examinaron todas las fotos, 65 algunas no se pudieron examinar o la verdad no es lo que se esperaba, 64 uso incorrecto, 66 falta la carpeta, la verdad o una foto, 73 no se puede escribir el resultado, 78 no se puede usar el modelo, 70 falló el programa.',
  help_worker:
    'examina fotos de lotes hasta que se le diga que pare; sus ajustes son variables de entorno, entre ellas TELLTALE_DATABASE y TELLTALE_BATCH_ROOT (docs/batches.md)',
  help_worker_until_empty: 'termina cuando no queda ninguna foto para este trabajador',
  help_batch:
    'lotes de fotos para trabajadores en cualquier número de máquinas; necesitan una base de datos PostgreSQL (docs/batches.md)',
  help_batch_submit:
    'registra fotos, carpetas y archivos comprimidos para examinarlos e imprime el identificador del lote',
  help_batch_source: 'fotos, carpetas y archivos comprimidos dentro de TELLTALE_BATCH_ROOT',
  help_batch_priority: 'de -1000 a 1000; lo mayor va primero',
  help_batch_attempts: 'cuántas veces se intenta una foto antes de abandonarla',
  help_batch_status: 'cómo va un lote y qué fotos se abandonaron; de los lotes más nuevos si no se da un identificador',
  help_batch_id: 'identificador del lote',
  help_batch_cancel: 'no examina más fotos de un lote; lo que se encontró se queda',
  help_batch_export: 'escribe lo que se encontró, un examen por línea, en el orden de las fotos',
  help_batch_out: 'archivo para los exámenes, como los escribe telltale scan --out, entero o nada',
  help_batch_provenance:
    'escribe además en este archivo de dónde viene cada resultado: sha256, trabajador, horas, intentos',
  help_batch_partial: 'también mientras quedan fotos por examinar: lo que hay hasta ahora',
  help_batch_exit_statuses:
    'Código de salida: 0 hecho, 64 uso incorrecto, 65 exportado y algunas fotos no se pudieron examinar (cada una tiene una fila que dice por qué), 66 no hay tal lote o fuente, 73 no se puede escribir el resultado, 75 la base de datos no responde o el lote no ha terminado, 78 no está configurado, 70 falló el programa.',
  help_case:
    'casos: fotos y exámenes que se guardan como evidencia; necesitan el ajuste TELLTALE_EVIDENCE_FOLDER (docs/evidence.md)',
  help_case_create: 'crea un caso e imprime su identificador',
  help_case_name: 'nombre del caso, como un número de expediente',
  help_case_note: 'una nota sobre el caso',
  help_case_list: 'enumera los casos; queda en el registro de custodia',
  help_case_show: 'muestra un caso con sus fotos y resultados; queda en el registro de custodia',
  help_case_which: 'nombre o identificador del caso',
  help_case_add: 'guarda fotos sin cambios en un caso, una línea por cada una que está en el disco, y las examina',
  help_case_exhibit: 'nombre del conjunto: comprimidos de un mismo origen',
  help_case_store_only: 'guarda las fotos sin examinarlas',
  help_case_by: 'quién lo hace, para el registro de custodia; por defecto el usuario del sistema',
  help_case_import:
    'importa revisiones o resultados de laboratorio de un caso desde una tabla CSV, todas las filas o ninguna (docs/evidence.md)',
  help_case_export:
    'escribe las revisiones o los resultados de laboratorio de un caso como tabla CSV; queda en el registro de custodia',
  help_case_reviews: 'tabla de revisiones',
  help_case_laboratory: 'tabla de resultados de laboratorio',
  case_archived: 'Escrito: {path}. Tras descomprimirlo, sha256sum -c {manifest} lo comprueba.',
  help_case_zip: 'escribe el caso entero como archivo zip: fotos, resultados, registro y SHA256SUMS',
  help_case_exit_statuses:
    'Código de salida: 0 hecho, 64 uso incorrecto, 65 algunas fotos no se pudieron leer o examinar, o una foto guardada cambió, 66 no existe el caso, la fuente o la carpeta de evidencias, 73 no se pueden escribir las evidencias o el nombre ya existe, 75 la base de datos no responde, 78 falta configuración, 70 falló el programa.',
  help_reexamine: 'examina de nuevo las fotos de un caso y muestra los resultados anteriores junto a los nuevos',
  help_reexamine_exit_statuses: 'Código de salida: como en case. Que los resultados cambien no es un fallo.',
  help_verify:
    'repasa el registro de custodia, compara con él todas las filas y vuelve a calcular el hash de cada foto guardada',
  help_verify_checkpoint:
    'un punto de control de un día anterior, para detectar también que se cortó el final del registro o que se escribió de nuevo',
  help_verify_exit_statuses:
    'Código de salida: 0 nada cambió, 65 algo cambió o el punto de control no es válido, 66 no hay evidencias, 75 la base de datos no responde, 78 falta configuración, 70 falló el programa.',
  help_checkpoint:
    'firma el final actual del registro de custodia, para telltale verify --checkpoint; guarde el archivo en otro lugar',
  help_checkpoint_file: 'archivo nuevo para el punto de control',

  // Command line: serve
  serve_listening: 'Telltale escucha en {url}',
  running_on: 'Motor {backend}, hilos {workers}, modelo {name} {version}, calibrado con: {evidence}',
  serve_open: 'No hay control de acceso: cualquiera que alcance esta dirección puede usar el servicio.',
  serve_evidence:
    'Modo de evidencias: las fotos de los casos, sus exámenes y el registro de custodia se guardan en {path}.',
  serve_stopping: 'Deteniéndose. Antes se termina lo que se está examinando.',
  evidence_simulated: 'simulación',
  evidence_reference_photos: 'fotos de referencia',
  evidence_lab_confirmed: 'fotos de comprimidos que un laboratorio había examinado',

  // Command line: scan
  column_photo: 'Foto',
  column_tablet: 'Comprimido',
  column_face: 'Cara',
  column_verdict: 'Veredicto',
  column_likelihood_ratio: 'Razón de verosimilitud',
  column_probability: 'Probabilidad con una previa del {priorPercent} %',
  column_reasons: 'Motivos',
  probability: '{percent} %',
  scan_summary: 'Fotos: {photos}. Comprimidos: {tablets}. Fotos que no se pudieron examinar: {failed}.',
  scan_written: 'Líneas escritas en {path}: {photos}.',
  scan_progress: '{done} de {total} fotos',
  scan_progress_line:
    '{percent} %, {photos} fotos, {rate} por segundo, quedan {left}. {verdicts}. Sin examinar: {failed}.',
  scan_duplicates: 'Fotos con los mismos bytes que una anterior, examinadas una vez: {duplicates}.',
  scan_resumed: 'Se continúa un examen que ya tiene {photos} fotos.',
  scan_stopped: 'Detenido después de {photos} fotos. La misma orden continúa desde ahí.',
  scan_kept: 'Lo examinado hasta ahora se conserva en {path}. La misma orden continúa desde ahí.',
  scan_report: 'Galería: {path}',
  scan_exhibit_line: '{name}: {headline}. {ratio}. {counts} {sources}',
  scan_exhibit_no_ratio: 'Sin razón de verosimilitud',
  scan_exhibits: 'Conjuntos: {count}. {verdicts}.',
  scan_exhibits_several: 'Conjuntos que parecen tener varios orígenes: {count}.',
  scan_passed_over: 'Omitidos, sin nada que examinar: {count}.',
  passed_over_not_a_photo: 'Ni imagen ni archivo comprimido: {count}.',
  passed_over_mac_metadata: 'Metadatos que un Mac dejó junto a los archivos: {count}.',
  passed_over_scan_folder: 'Resultados de exámenes: {count}.',
  passed_over_empty_archive: 'Archivos comprimidos sin ningún archivo dentro: {count}.',
  passed_over_not_a_file: 'Tuberías, sockets y dispositivos: {count}.',
  passed_over_link: 'Enlaces que no se siguen: {count}.',
  scan_absolute_names:
    'Nombres en archivos comprimidos a los que se quitó la barra inicial o la letra de unidad: {count}.',
  scan_passed_over_names: 'Nombres de todo lo omitido: {path}',
  scan_failed_names: 'No examinadas:',
  scan_failed_more: '... y {count} más.',
  expected_scan_folder: 'una carpeta en --out',
  expected_other_file: 'un nombre distinto de exhibits.jsonl y press-links.jsonl',
  gallery_title: 'Telltale: fotos examinadas',
  gallery_lead: 'Lo que {name} {version} dijo de estas fotos, para que lo revise una persona.',
  gallery_view_tablets: 'Comprimidos por razón de verosimilitud',
  gallery_exhibits: 'Conjuntos: {count}.',
  gallery_view_exhibits: 'Conjuntos',
  gallery_view_photos: 'Fotos',
  gallery_view_near: 'Casi duplicadas',
  gallery_view_alike: 'Parecidos',
  gallery_near_note:
    'Fotos que se ven casi iguales. Las copias con los mismos bytes no figuran aquí; se indican junto a la foto examinada.',
  gallery_alike_note:
    'Comprimidos que podrían proceder de una misma prensa, agrupados en torno al que tiene la razón de verosimilitud más alta. Son solo indicios y no bastan como evidencia: dos prensas que copian el producto de igual modo se parecen, un solo comprimido muestra poco de su prensa y, entre muchos comprimidos, la mayoría de los vínculos se deben al azar. No se comparan entre sí los comprimidos de una misma foto, porque su luz hace que se parezcan, ni los que por su aspecto no parecen falsificaciones. Los comprimidos de fuera de un grupo pueden proceder igualmente de su prensa.',
  gallery_exhibits_note:
    'Comprimidos que, según se indicó, vienen de un mismo origen, juzgados juntos; decide el peor grupo. Un conjunto sin diferencias no demuestra que no haya peligro, y el número de comprimidos que llaman la atención no dice nada de cuántos son peligrosos.',
  gallery_link:
    'Puede proceder de la misma prensa que el grupo {number} de {name}: entre falsificaciones dibujadas por ordenador, este parecido es {ratio} veces más probable con una prensa que con dos (intervalo del 90 %: {low} a {high}).',
  gallery_link_note:
    'Los vínculos con otros conjuntos son solo indicios y no bastan como evidencia: dos prensas que copian el producto de igual modo se parecen, y también se vinculan unos pocos de cada cien pares de dos prensas. Los conjuntos sin vínculo pueden proceder igualmente de una misma prensa.',
  gallery_alike_limit: 'Solo se compararon entre sí los {max} comprimidos con las razones de verosimilitud más altas.',
  gallery_filter_any: 'cualquiera',
  gallery_filter_folder: 'Carpeta',
  gallery_filter_from: 'Desde',
  gallery_filter_to: 'Hasta',
  gallery_filter_refusal: 'Por qué no se evaluó',
  gallery_filter_mark: 'Marca',
  gallery_filter_name: 'Nombre',
  gallery_filter_reset: 'Mostrar todo',
  gallery_shown: 'Se muestran {shown} de {total}',
  gallery_none: 'Nada coincide con estos filtros.',
  gallery_loading: 'Cargando: {done} de {total} fotos',
  gallery_mark_agree: 'De acuerdo',
  gallery_mark_disagree: 'En desacuerdo',
  gallery_mark_unsure: 'Con dudas',
  gallery_mark_none: 'Sin marca',
  gallery_note: 'Nota',
  gallery_export: 'Guardar las marcas en un archivo',
  gallery_marked: '{count} con marca',
  gallery_marks_kept: 'Las marcas quedan en este navegador hasta que se guardan en un archivo.',
  gallery_keys:
    'Teclas: flechas o J y K para moverse, A de acuerdo, D en desacuerdo, U con dudas, N para escribir una nota, Escape para salir de ella, E guarda las marcas.',
  gallery_tablet: 'Comprimido {number} de {count}',
  gallery_date_camera: '{date}, según la cámara',
  gallery_date_file: '{date}, según el archivo',
  gallery_copies: 'Mismos bytes: {names}',
  gallery_group_near: 'Grupo {number}, {count|one=foto|many=de fotos|other=fotos}',
  gallery_group_alike: 'Grupo {number}, {count|one=comprimido|many=de comprimidos|other=comprimidos}, {face}',
  gallery_alike_ratio: 'Una prensa frente a dos: {ratio} (intervalo del 90 %: {low} a {high})',
  gallery_alike_link:
    'Entre falsificaciones dibujadas por ordenador, este parecido con el primero es {ratio} veces más probable con una prensa que con dos (intervalo del 90 %: {low} a {high}).',
  gallery_no_picture: 'Sin imagen',
  gallery_calibrated: 'Calibrado con: {evidence}',

  // Command line: keys
  key_created: 'La clave {id} ({scopes}) está en {path}. Se muestra solo esta vez:',
  key_revoked: 'La clave {id} está revocada.',
  column_key_id: 'Identificador',
  column_key_name: 'Nombre',
  column_key_scopes: 'Alcances',
  column_key_created: 'Creada',
  column_key_expires: 'Caduca',
  column_key_revoked: 'Revocada',

  // Command line: evaluate
  evaluation_written: 'Informe y cifras escritos en {path}.',

  // Command line: batches on many machines
  batch_waiting_for:
    'Los trabajadores del modelo {name} {version} buscan sus fotos y las examinan; en marcha en este momento: {workers}.',
  batch_summary: 'Lote {id}, prioridad {priority}, modelo {name} {version}: {state}',
  batch_state_listing: 'se buscan sus fotos',
  batch_state_open: 'se examinan sus fotos',
  batch_state_finished: 'terminado',
  batch_state_cancelled: 'cancelado',
  batch_state_failed: 'abandonado',
  batch_photos:
    'Fotos {total}: {done} hechas, {taken} en curso, {waiting} en espera, {failed} abandonadas, {cancelled} canceladas',
  batch_given_up:
    'Abandonada tras todos los intentos: {name} ({attempts|one=intento|many=intentos|other=intentos}). {problem}',
  batch_given_up_more: 'Y {count} más; la exportación las tiene todas.',
  batch_none: 'No hay ningún lote.',
  batch_cancelled: 'El lote {id} está cancelado. Fotos que no se examinarán: {photos}.',
  worker_waiting: 'El trabajador {id} espera fotos en {path}.',
  worker_stopping: 'Deteniéndose. Antes se terminan las fotos en curso.',
  worker_summary:
    'Fotos examinadas: {examined}. Fotos cuyos bytes ya se habían examinado: {known}. Intentos fallidos: {failed}.',
  worker_store_lost:
    'La base de datos no responde ({reason}). El trabajador guarda sus resultados y lo intenta de nuevo hasta que responda.',
  worker_store_back: 'La base de datos vuelve a responder.',
  worker_took_over: 'Trabajadores que no dieron señales de vida: {count}. Sus fotos se intentan de nuevo.',

  // Command line: cases
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
  // Command line: learning from confirmed tablets
  help_enroll:
    'aprende el aspecto de comprimidos de referencia de origen conocido a partir de sus fotos y escribe un paquete nuevo; el paquete del que parte no cambia',
  help_enroll_photos:
    'fotos que solo muestran comprimidos de referencia de origen conocido, cuantos se quiera en cada una; archivos, carpetas y patrones',
  help_learn_name: 'nombre de lo aprendido, como lot-2024-07; lo reciben el paquete nuevo y su carpeta',
  help_learn_out:
    'carpeta del paquete nuevo; por sí misma, una de ese nombre en TELLTALE_MODELS o, sin ese ajuste, junto al paquete del que parte',
  help_learn_exit_statuses:
    'Código de salida: 0 se escribió un paquete nuevo, 64 uso incorrecto, 65 se pueden usar muy pocos comprimidos, 66 falta una foto, 73 no se puede escribir el paquete, 78 no se puede usar el modelo, 70 falló el programa.',
  learn_photo_failed: '{photo}: no se usa. {problem}',
  learn_photo_repeated: '{photo}: no se usa porque es la misma imagen que {other}.',
  learn_photo_empty: '{photo}: no se usa porque no se encontró ningún comprimido.',
  learn_tablet_refused: '{photo}, comprimido {number}: no se usa. {reason}',
  learn_tablet_other_imprint: '{photo}, comprimido {number}: no se usa porque se ve otra impresión.',
  learn_tablet_unlike:
    '{photo}, comprimido {number}: no se usa porque no se parece a los demás. Compruebe de dónde viene y fotografíelo de nuevo.',
  learn_face_missing:
    'Cara {face}: {count|one=comprimido utilizable|many=de comprimidos utilizables|other=comprimidos utilizables}: no basta. Esta cara se juzga como antes. Fotografíe al menos 5 comprimidos con esta cara hacia arriba; es mejor que sean 10 o más.',
  learn_face_done:
    'Cara {face}: aprendida de {count|one=comprimido|many=de comprimidos|other=comprimidos}. De ellos, {before} superaban antes el umbral de una probable falsificación; ahora lo superan {after}, comparado cada uno solo con los demás.',
  learn_face_few: 'Cara {face}: sería mejor tener 10 comprimidos o más que {count}.',
  learn_face_one_photo:
    'Cara {face}: todos los comprimidos están en una sola foto. Con fotos en otra luz y de las demás cámaras que se usarán, el resultado mejora.',
  learn_written:
    'Se escribió en {path} el paquete {name}, aprendido de {tablets|one=comprimido|many=de comprimidos|other=comprimidos} en {photos|one=foto|many=de fotos|other=fotos}. Cámaras que las fotos nombran: {cameras}. Úselo con --model y esta carpeta, o en todas partes con telltale models use.',
  help_adapt:
    'aprende de fotos de comprimidos con los resultados de un laboratorio, compara el paquete nuevo con aquel del que parte y lo escribe; el paquete del que parte no cambia',
  help_adapt_labels:
    'archivo CSV con las columnas photo, tablet (su número, o all), result (reference o counterfeit), laboratory y date, y si se quiere exhibit (docs/learning.md)',
  help_adapt_photos: 'carpeta de las fotos que el archivo nombra; por sí misma, la del archivo',
  help_adapt_without_refused: 'aprende de las demás filas si algunas se rechazan; si no, no se escribe nada',
  label_field_missing: 'Línea {line}: rechazada porque {field} está vacío.',
  label_tablet_invalid:
    'Línea {line}: rechazada. Se esperaba el número de un comprimido, a partir de 1, o all; se recibió {received}.',
  label_result_unknown:
    'Línea {line}: rechazada. Se esperaba reference, counterfeit, other_product o not_determined como resultado; se recibió {received}.',
  label_date_invalid:
    'Línea {line}: rechazada. Se esperaba una fecha como 2026-11-30 que no esté en el futuro; se recibió {received}.',
  label_not_learned: 'Línea {line}: no se usa, porque del resultado {result} no se aprende nada.',
  label_repeated: 'Línea {line}: rechazada porque la línea {other} ya da un resultado del mismo comprimido.',
  label_contradicts: 'Línea {line}: rechazada porque la línea {other} da otro resultado del mismo comprimido.',
  label_photo_missing: 'Línea {line}: rechazada porque no se puede leer {photo}.',
  label_photo_failed: 'Línea {line}: rechazada. {problem}',
  label_tablet_absent:
    'Línea {line}: rechazada porque no se encontró ningún comprimido {number}. Comprimidos encontrados en la foto: {count}.',
  label_tablet_refused: 'Línea {line}: rechazada porque el comprimido {number} no se comparó. {reason}',
  label_none_compared: 'Línea {line}: rechazada porque no se pudo comparar ningún comprimido de la foto.',
  adapt_refused: 'Filas rechazadas: {count}. No se escribió nada. Corríjalas, o déjelas fuera con --without-refused.',
  adapt_written:
    'Se escribió en {path} el paquete {name}. Comprimidos de referencia de los que se aprendió: {references}. Falsificaciones: {counterfeits}. Úselo con --model y esta carpeta, o en todas partes con telltale models use.',
  adapt_compared:
    'Con comprimidos apartados, antes y después: AUC {aucBefore} y {aucAfter}, Cllr {cllrBefore} y {cllrAfter}.',
  adapt_recommended:
    '{after} es mejor que {before} con estos comprimidos, más allá del azar: se recomienda donde se examinan comprimidos así.',
  adapt_not_recommended:
    '{after} no es mejor que {before} con estos comprimidos más allá del azar: siga usando {before}, o añada comprimidos con resultados.',
  adapt_page: 'Comparación: {path}',
  expected_bundle_name:
    'letras, cifras, puntos, guiones y guiones bajos, 64 como máximo, y al principio una letra o una cifra',
};
