import type { errors as English } from '../en/errors.ts';

/** Errors, in Spanish. */
export const errors: Readonly<Record<keyof typeof English, string>> = {
  // Errors: photos
  photo_empty: 'Se esperaba una foto; se recibió un archivo vacío.',
  photo_not_an_image:
    'Se esperaba una foto (JPEG, PNG, WebP, TIFF, HEIC o AVIF); se recibió un archivo que no es una imagen.',
  photo_type_unsupported:
    'Se esperaba una foto JPEG, PNG, WebP, TIFF, HEIC o AVIF; se recibió {received}. Exporte la imagen como JPEG sRGB de 8 bits a tamaño completo y use ese archivo.',
  photo_damaged: 'Se esperaba una foto {format} completa; se recibió una dañada o cortada.',
  photo_too_large_bytes: 'Se esperaba una foto de {maxMegabytes} MB como máximo; se recibió una mayor.',
  photo_too_large_pixels:
    'Se esperaba una foto de {maxMegapixels} megapíxeles como máximo; se recibieron {width} x {height} píxeles.',
  photo_too_small:
    'Se esperaba una foto de al menos {minSidePx} píxeles por lado; se recibieron {width} x {height} píxeles.',
  photo_took_too_long:
    'Se esperaba una foto que se pudiera examinar en {timeoutSeconds} segundos; esta tardó más y se abandonó.',
  photo_not_in_time:
    'Se esperaba examinar esta foto en {timeoutSeconds} segundos; tardó más y se abandonó. Envíela de nuevo.',
  photo_unreadable: 'Se esperaba un archivo que se pudiera leer; la lectura falló con {reason}.',

  // Errors: models
  model_missing: 'Se esperaba un paquete del modelo en {directory}; no se encontró ningún manifiesto.',
  model_manifest_invalid:
    'Se esperaba un manifiesto válido en el paquete del modelo {directory}; tiene este problema: {problem}.',
  model_file_mismatch:
    'Se esperaba que {file} del paquete del modelo tuviera el sha256 {expected}; se recibió {received}.',
  model_network_mismatch: 'Se esperaba que la red {network} tuviera {expected}; se recibió {received}.',
  backend_unavailable: 'Se esperaba que arrancara el motor {backend}; falló con este problema: {problem}.',

  // Errors: requests and commands
  request_not_multipart: 'Se esperaba un envío como multipart/form-data; se recibió {received}.',
  request_encoded:
    'Se esperaba un cuerpo sin Content-Encoding; se recibió uno con {received}. Envíe el cuerpo tal cual.',
  request_no_photos: 'Se esperaba al menos una foto en el campo {field}; no se recibió ninguna.',
  request_too_many_photos: 'Se esperaban {max} fotos como máximo en una petición; se recibieron más.',
  request_too_large: 'Se esperaba una petición de {maxMegabytes} MB como máximo; se recibió una mayor.',
  request_field_unknown: 'Se esperaba el campo {expected}; se recibió el campo {received}.',
  request_query_unknown:
    'Se esperaba una dirección sin parámetros de consulta; se recibió {received}. Envíe los ajustes en el cuerpo de la solicitud.',
  request_malformed: 'Se esperaba una petición bien formada; se recibió una dañada o cortada.',
  request_not_found: 'Se esperaba una dirección que este servicio tenga; se recibió {received}.',
  request_method_not_allowed: 'Se esperaba el método {expected} en esta dirección; se recibió {received}.',
  request_too_slow: 'Se esperaba el envío completo en {timeoutSeconds} segundos; tardó más y se abandonó.',
  service_busy:
    'Se esperaban menos fotos a la vez; se recibieron más de las que este servicio puede guardar. Envíelas de nuevo en {retryAfterSeconds} segundos.',
  service_not_ready:
    'Se esperaba una petición cuando el servicio estuviera listo; se recibió una mientras arranca o se detiene. Envíela de nuevo en {retryAfterSeconds} segundos.',
  request_rate_exceeded:
    'Se esperaban {max} peticiones por minuto como máximo; se recibieron más. Envíela de nuevo en {retryAfterSeconds} segundos.',
  access_missing:
    'Se esperaba una clave de API o un token en la cabecera Authorization (Bearer ...); no se recibió ninguno.',
  access_refused:
    'Se esperaba una clave de API o un token que valga aquí; se recibió uno desconocido, revocado, caducado o destinado a otro servicio.',
  access_scope_missing: 'Se esperaba una clave de API o un token con el alcance {scope}; se recibió uno sin él.',
  access_issuer_unreachable:
    'Se esperaba que el emisor de los tokens diera sus claves; pedirlas falló. Envíela de nuevo en {retryAfterSeconds} segundos.',
  access_not_set_up:
    'Se esperaba un control de acceso para la dirección {host}, que otros pueden alcanzar; no se encontró ninguno. Defina TELLTALE_KEYS (véase telltale keys --help) o TELLTALE_OIDC_ISSUER; o ponga TELLTALE_ACCESS en open-to-anyone para dejar entrar a cualquiera.',
  keys_file_invalid: 'Se esperaba un archivo de claves de API en {path}; tiene este problema: {problem}.',
  key_unknown: 'Se esperaba el identificador de una clave de API de {path}; se recibió {received}.',
  setting_invalid: 'Se esperaba {expected} para el ajuste {setting}; se recibió {received}.',
  source_not_found: 'Se esperaba una foto o una carpeta en {path}; no se encontró nada.',
  source_no_photos: 'Se esperaba al menos una foto en {path}; no se encontró ninguna.',
  source_is_link:
    'Se esperaba un archivo; se encontró un enlace, y los enlaces dentro de carpetas y archivos comprimidos no se siguen.',
  source_not_a_file:
    'Se esperaba un archivo; se encontró algo de tipo {received}. Guarde sus datos en un archivo y examine este.',
  archive_damaged:
    'Se esperaba un archivo comprimido entero (zip, tar o tar.gz); se recibió uno dañado, cortado o de otro tipo.',
  archive_member_damaged:
    'Se esperaba un archivo entero dentro del archivo comprimido; se recibió uno dañado o cortado.',
  archive_encrypted:
    'Se esperaba un archivo que pudiera leerse sin contraseña dentro del archivo comprimido; se recibió uno cifrado.',
  archive_method_unsupported:
    'Se esperaba un archivo sin comprimir o comprimido con Deflate; se recibió uno comprimido con {received}.',
  archive_type_unsupported:
    'Se esperaba un archivo comprimido zip, tar o tar.gz; se recibió {received}. Descomprímalo primero y examine los archivos.',
  archive_split:
    'Se esperaba un archivo comprimido entero; se recibió una parte de uno dividido. Una primero las partes en un solo archivo.',
  archive_ratio:
    'Se esperaba un archivo comprimido cuyos archivos ocuparan como mucho {max} veces su tamaño; se recibió uno que ocupa más.',
  archive_too_many_entries:
    'Se esperaba un archivo comprimido con {max} archivos como máximo; se recibió uno con más, y el resto se omitió.',
  archive_too_large:
    'Se esperaba un archivo comprimido que ocupara como mucho {maxMegabytes} MB; se recibió uno que ocupa más, y el resto se omitió.',
  archive_too_deep: 'Se esperaban como máximo {max} archivos comprimidos uno dentro de otro; se recibieron más.',
  archive_nested_too_large:
    'Se esperaba que un archivo comprimido dentro de otro ocupara como mucho {maxMegabytes} MB; se recibió uno mayor.',
  scan_changed:
    'Se esperaba continuar el examen de {path} tal como se empezó; {setting} era {expected} y ahora es {received}. Use el ajuste anterior u otra carpeta.',
  scan_running:
    'Se esperaba un examen en {path} en el que nadie más trabajara; se encontró el proceso {pid} trabajando en él.',
  scan_folder_taken:
    'Se esperaba un lugar donde escribir un examen en {path} (una carpeta nueva, vacía o de un examen anterior); se encontraron otros archivos en ella.',
  scan_damaged:
    'Se esperaba el examen de {path} tal como se dejó; se encontró {problem} dañado. Elija otra carpeta para empezar de nuevo.',
  truth_missing: 'Se esperaba la verdad sobre las fotos en {path}; no se encontró ninguna.',
  truth_invalid:
    'Se esperaba que {path} enumerara las fotos y los comprimidos que hay en ellas, como describe docs/evaluation.md; tiene este problema: {problem}.',
  truth_photos_missing:
    'Se esperaban las {total} fotos que {truth} nombra en {directory}; se encontraron {found}; la primera que falta es {first}.',
  output_unwritable: 'Se esperaba un lugar donde escribir en {path}; la escritura falló con {reason}.',
  output_taken:
    'Se esperaba en {path} un archivo nuevo o las filas de un examen anterior; se encontró otro archivo y se dejó como está. Elija otro nombre para los resultados.',
  output_is_source:
    'Se esperaba un lugar para los resultados; {path} está entre las fotos que examinar y se dejó como está. Indique los resultados después de --out.',
  address_in_use:
    'Se esperaba un puerto libre, pero otro programa ocupa el puerto {port} de {host}. Elija otro con el ajuste PORT.',
  address_unusable:
    'Se esperaba una dirección en la que esta máquina pueda escuchar; se recibió {host}, puerto {port} ({reason}).',
  batch_not_set_up:
    'Se esperaba una base de datos PostgreSQL en el ajuste TELLTALE_DATABASE y no hay ninguna. Los lotes en muchas máquinas la necesitan; en una sola máquina, use telltale scan.',
  batch_root_not_set_up:
    'Se esperaba la carpeta que comparten todos los trabajadores en el ajuste TELLTALE_BATCH_ROOT y no hay ninguna.',
  batch_unknown: 'Se esperaba el identificador de un lote; se recibió {received}.',
  batch_unfinished:
    'Se esperaba un lote terminado; se encontró uno cuyas fotos aún se buscan o se examinan. Con --partial se escribe lo que hay hasta ahora.',
  exhibit_model_differs:
    'Se esperaba el modelo {name} {version} ({sha256}), que examinó las fotos de este lote; se recibió {received}. Ponga en TELLTALE_MODEL la carpeta de ese modelo.',
  exhibit_uncalibrated:
    'Se esperaba un modelo con calibración para varios comprimidos de un mismo origen; se recibió {name} {version}, que no la tiene. Omita el ajuste exhibit o use otro modelo.',
  batch_source_outside:
    'Se esperaba una ruta dentro de la carpeta que comparten todos los trabajadores; se recibió {received}.',
  batch_worker_died:
    'Se esperaba hacer la lista de las fotos de este lote; cada uno de {attempts} intentos falló porque el trabajador terminó mientras tanto, así que se abandonó el lote.',
  photo_worker_died:
    'Se esperaba examinar esta foto; cada uno de {attempts} intentos falló porque el trabajador terminó mientras la tenía, así que se abandonó la foto.',
  photo_given_up: 'Se esperaba examinar esta foto; cada uno de {attempts} intentos falló, el último así: {problem}',
  store_unreachable:
    'Se esperaba que la base de datos respondiera; falló con {reason}. Vuelva a intentarlo en {retryAfterSeconds} segundos.',
  store_too_new:
    'Se esperaban tablas que esta versión de Telltale conoce; se encontró la migración {migration} de una más nueva. Actualice Telltale.',
  evidence_not_set_up:
    'Se esperaba una carpeta para evidencias en el ajuste TELLTALE_EVIDENCE_FOLDER y no hay ninguna. Sin ella, Telltale es privado y no guarda ninguna foto ni ningún caso. Para guardar casos, indíquela e inicie Telltale de nuevo.',
  evidence_missing:
    'Se esperaban evidencias en la carpeta {path} y no hay ninguna. La orden telltale case create las inicia.',
  evidence_driver_missing:
    'Se esperaba la base de datos incluida, que no existe para {platform} {arch}. Indique en TELLTALE_DATABASE una base de datos PostgreSQL.',
  evidence_unwritable: 'Se esperaba guardar {path}; falló con {reason}. Lo que no se confirmó antes no está guardado.',
  evidence_altered: 'Se esperaba encontrar {what} como se guardó; ha cambiado o falta. Ejecute telltale verify.',
  case_unknown: 'Se esperaba el nombre o el identificador de un caso, se recibió {received}.',
  case_exists: 'Se esperaba un nombre que no tenga ningún caso, se recibió {name}.',
  request_not_csv: 'Se esperaba una tabla como text/csv; se recibió {received}.',
  photo_unknown: 'Se esperaba el identificador o el sha256 de una foto de este caso; se recibió {received}.',
  original_deleted:
    'Se esperaba una foto guardada, pero {name} se borró el {date} según una regla de conservación. Se conservaron su hash y sus resultados.',
  photo_deleted_before:
    'Se esperaba una foto que este caso no tuviera antes, pero se recibió {name}, que una regla de conservación borró el {date}. Si debe conservarse de nuevo, añádala a otro caso.',
  case_photo_unknown:
    'Se esperaba el nombre o el sha256 de una foto de este caso, se recibió {received}. Un nombre que tienen varias fotos no nombra ninguna.',
  exhibit_unknown: 'Se esperaba el nombre de un conjunto de este caso, se recibió {received}.',
  upload_unknown:
    'Se esperaba el identificador de una subida que no haya terminado; se recibió {received}. Una subida se abandona un día después de su última parte; empiécela de nuevo.',
  upload_offset:
    'Se esperaba la parte de la subida a partir del byte {expected}; se recibió la que empieza en el byte {received}.',
  upload_too_long:
    'Se esperaba una subida de {bytes|one=byte|many=de bytes|other=bytes}, como se anunció; se recibieron más.',
  upload_header_invalid: 'Se esperaba la cabecera {header} como la define el protocolo tus; se recibió {received}.',
  upload_version:
    'Se esperaba la versión {expected} del protocolo tus en la cabecera Tus-Resumable; se recibió {received}.',
  request_not_piece: 'Se esperaba una parte de una subida como application/offset+octet-stream; se recibió {received}.',
  checkpoint_invalid:
    'Se esperaba en {path} un punto de control firmado de telltale checkpoint; hay otra cosa o la firma no es correcta.',
  table_unreadable: 'Se esperaba una tabla CSV legible en {path}; leerla falló con {reason}.',
  table_invalid:
    'Se esperaba en {path} una tabla CSV con al menos una fila y las columnas {columns}, se recibieron las columnas {received}. docs/evidence.md dice qué columnas pueden faltar.',
  rows_refused:
    'Se esperaban en {path} solo filas que se puedan aceptar, se recibieron {count|one=fila|many=de filas|other=filas} que no. No se importó nada.',
  request_not_json: 'Se esperaba una petición como application/json; se recibió {received}.',
  internal:
    'No se esperaba ningún fallo, pero falló el propio programa. Inténtelo de nuevo; si vuelve a ocurrir, comuníquelo.',

  // Errors: learning
  bundle_exists:
    'Se esperaba una carpeta nueva para el paquete; se encontró algo en {path} y se dejó como está. Elija otro nombre u otra carpeta.',
  learning_unsupported:
    'Se esperaba un paquete que pueda aprender de comprimidos de origen conocido; se recibió {name} {version}, que no puede. Use el paquete que acompaña a esta versión.',
  learning_learned:
    'Se esperaba un paquete tal como se entregó; se recibió {name} {version}, que ya ha aprendido. Aprenda de todos los comprimidos a la vez, a partir del paquete entregado.',
  learning_too_few:
    'Se esperaban al menos {least} comprimidos utilizables que muestren la misma cara; se encontraron {m} con M y {thirty} con 30. No se escribió ningún paquete.',
  learning_too_few_labels:
    'Se esperaban al menos {least} comprimidos utilizables de cada clase que muestren la misma cara; se encontraron en total {references} de referencia y {counterfeits} falsificaciones. No se escribió ningún paquete.',
  product_too_few:
    'Se esperaban comprimidos utilizables del producto en al menos {least} fotos; se encontraron en {photos}. No se escribió ningún paquete.',
  product_several:
    'Se esperaban comprimidos de un solo producto; se encontraron varias clases entre los {count}. Fotografíe un solo producto, o nombre sus comprimidos con --tablets. No se escribió ningún paquete.',
  product_template_unsupported:
    'Se esperaban fotos del producto; se recibió un dibujo. Las redes aprendieron solo el dibujo del M 30, y otro exigiría un entrenamiento nuevo. Dé al menos 10 fotos con --from-photos. No se escribió ningún paquete.',
  product_row_invalid:
    'Se esperaban una foto, el número de un comprimido o all, y product u other, en la línea {line} de {path}; se recibió {received}. No se escribió ningún paquete.',
  bundle_of_product:
    'Se esperaba un paquete para el M 30; se recibió {name} {version}, que conoce otro producto solo por sus fotos. Úselo con telltale scan --model.',
  labels_invalid: 'Se esperaba en {path} un archivo CSV de etiquetas; tiene este problema: le falta {problem}.',
  labels_unreadable: 'Se esperaba en {path} un archivo de etiquetas legible; la lectura falló con {reason}.',
  bundle_unknown:
    'Se esperaba el nombre de un paquete de {path}, se recibió {name}. Véalos todos con telltale models list.',
  bundle_unusable:
    'Se esperaba que el paquete {name} estuviera completo y fuera de esta versión, pero no lo es. {problem} Escríbalo o cópielo de nuevo, o elija otro con telltale models use.',
  bundle_ships: 'Se esperaba un paquete añadido a {name}, se recibió ese mismo. Viene con Telltale y se queda.',
  bundle_in_use:
    'Se esperaba un paquete que no esté en uso, se recibió {name}. Elija antes otro con telltale models use.',
  used_bundle_unreadable:
    'Se esperaba en {path} el nombre del paquete en uso, no se encontró ninguno. Elija uno con telltale models use.',
  service_metrics_unreadable:
    'Se esperaban las métricas de un servicio en marcha en {url}; la lectura falló con {problem}. Con control de acceso, TELLTALE_KEY necesita una clave con el permiso admin.',
  service_without_shadow:
    'Se esperaba en {url} un servicio con un segundo paquete que comparar, no se encontró ninguno. Ponga TELLTALE_SHADOW_MODEL donde arranca el servicio.',
  suggest_source_unknown:
    'Se esperaba la carpeta de un examen (telltale scan --out) o, con TELLTALE_EVIDENCE_FOLDER, un caso; se recibió {received}.',
  scan_missing: 'Se esperaba la carpeta de un escaneo en {path}, no se encontró ninguna.',
  scan_photo_changed: 'Se esperaba la foto {path} con los bytes que se escanearon, se encontraron otros.',
  scan_model_missing:
    'Se esperaba entre los de TELLTALE_MODELS el paquete {name} {version} ({sha256}), que hizo este examen, no se encontró ninguno. Indique su carpeta con --model.',
  marks_invalid:
    'Se esperaba en {path} un archivo de marcas que guardó la galería (telltale-marks.json), se recibió otro.',
};
