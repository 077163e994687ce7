import type { help as English } from '../en/help.ts';

/** Help of the command line, in Spanish. */
export const help: Readonly<Record<keyof typeof English, string>> = {
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
};
