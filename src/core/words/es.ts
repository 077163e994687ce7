import type { Catalogue } from './catalogue.ts';

/** Every sentence that a user may read, in Spanish. See en.ts for the rules. */
export const es: Catalogue = {
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
    'Se esperaba un modelo con calibración para varios comprimidos de una misma procedencia; se recibió {name} {version}, que no la tiene. Omita el ajuste exhibit o use otro modelo.',
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
  request_not_json: 'Se esperaba una petición como application/json; se recibió {received}.',
  internal:
    'No se esperaba ningún fallo, pero falló el propio programa. Inténtelo de nuevo; si vuelve a ocurrir, comuníquelo.',

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

  // Several tablets of one exhibit together
  exhibit_flagged:
    'En conjunto, los comprimidos sugieren una falsificación, y al menos uno de ellos también por sí solo.',
  exhibit_together: 'Ningún comprimido se señala por sí solo; en conjunto, los comprimidos sugieren una falsificación.',
  exhibit_tablet_flagged:
    'Al menos un comprimido es una probable falsificación por sí solo. Los demás no pesan más que eso.',
  exhibit_aspect: 'En al menos un comprimido, un aspecto se ve distinto del producto de referencia.',
  exhibit_several_sources:
    'Los comprimidos difieren tanto que probablemente proceden de varios orígenes; aquí forman {groups|one=grupo|many=de grupos|other=grupos}. Decide el grupo con los indicios más fuertes de falsificación.',
  exhibit_other_imprint:
    'Al menos un comprimido muestra una marca grabada o una forma distinta de la del M 30 azul, así que los comprimidos pueden proceder de varios orígenes.',
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
  exhibit_sources_one: 'Procedencias: una, hasta donde muestra el aspecto de los comprimidos.',
  exhibit_sources_several: 'Procedencias: varias, a juzgar por el aspecto de los comprimidos.',
  exhibit_sources_not_told: 'Procedencias: sin determinar.',
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
  calibrated_on_lab_confirmed: 'Las cifras vienen de fotos de comprimidos que un laboratorio había examinado.',

  // What a setting expects
  expected_integer: 'un número entero de {min} a {max}',
  expected_number: 'un número de {min} a {max}',
  expected_choice: 'uno de {choices}',
  expected_list: 'cualquiera de {choices}, con comas entre ellos',
  expected_host: 'un nombre de máquina o una dirección IP',
  expected_folder: 'la ruta de una carpeta',
  expected_file: 'la ruta de un archivo',
  expected_https: 'una dirección que empiece por https://',
  expected_audience: 'el nombre de este servicio en los tokens de TELLTALE_OIDC_ISSUER',
  expected_access_required: 'required (hay claves de API o un emisor de tokens)',
  expected_name: 'un nombre de 1 a {max} caracteres',
  expected_database: 'la dirección de una base de datos PostgreSQL (postgres://...)',
  expected_schema: 'un nombre de 1 a {max} letras minúsculas, cifras y guiones bajos que empiece por una letra',
  expected_sources: 'una lista de 1 a {max} rutas',

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
    'comprimidos de una misma procedencia: los de cada foto, los de cada carpeta o todos; imprime una línea por conjunto y escribe exhibits.jsonl junto a los resultados',
  help_depth: 'archivos comprimidos dentro de otros que se abren, uno dentro de otro, de 0 a 10',
  help_prior:
    'probabilidad de una falsificación antes de ver la foto; mueve la probabilidad impresa, nunca el veredicto',
  help_model: 'carpeta del paquete del modelo',
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
    'para qué es la clave: examine (examinar fotos), batch (registrar lotes) o admin (ver /metrics); pueden ser varios',
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

  // Command line: serve
  serve_listening: 'Telltale escucha en {url}',
  running_on: 'Motor {backend}, hilos {workers}, modelo {name} {version}, calibrado con: {evidence}',
  serve_open: 'No hay control de acceso: cualquiera que alcance esta dirección puede usar el servicio.',
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
  scan_exhibits_title: 'Comprimidos de una misma procedencia, juntos ({exhibit}):',
  scan_exhibit_photo: 'cada foto',
  scan_exhibit_folder: 'cada carpeta',
  scan_exhibit_all: 'todas las fotos',
  scan_exhibit_line: '{name}: {headline}. {ratio} {counts} {sources}',
  scan_exhibit_no_ratio: 'Sin razón de verosimilitud.',
  scan_exhibits: 'Conjuntos: {count}. {verdicts}.',
  scan_exhibits_several: 'Conjuntos que parecen tener varias procedencias: {count}.',
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
  gallery_title: 'Telltale: fotos examinadas',
  gallery_lead: 'Lo que {name} {version} dijo de estas fotos, para que lo revise una persona.',
  gallery_view_tablets: 'Comprimidos por razón de verosimilitud',
  gallery_view_exhibits: 'Conjuntos',
  gallery_view_photos: 'Fotos',
  gallery_view_near: 'Casi duplicadas',
  gallery_view_alike: 'Parecidos',
  gallery_near_note:
    'Fotos que se ven casi iguales. Las copias con los mismos bytes no figuran aquí; se indican junto a la foto examinada.',
  gallery_alike_note:
    'Comprimidos que, por su aspecto, podrían venir de una misma prensa. Solo son pistas: la medida se aprendió con comprimidos dibujados por ordenador y se equivoca a menudo, así que un grupo no indica por sí mismo que sus comprimidos vayan juntos, y los de fuera podrían ir con ellos.',
  gallery_exhibits_note:
    'Comprimidos que, según se indicó, vienen de una misma procedencia, juzgados juntos; decide el peor grupo. Un conjunto sin diferencias no demuestra que no haya peligro, y el número de comprimidos que llaman la atención no dice nada de cuántos son peligrosos.',
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
  gallery_similarity: 'Parecido con el primero {value}',
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

  // The description of the HTTP service
  api_examine: 'Examina fotos. Una foto que falla es un error entre los resultados de las otras.',
  api_examine_description:
    'Las fotos se examinan en memoria y se olvidan; no se guarda ni se registra nada que pueda decir quién preguntó o qué se fotografió. Cada resultado lleva la misma advertencia: sea cual sea el veredicto, no demuestra que no haya peligro.',
  api_submit:
    'Registra un lote de fotos, carpetas y archivos comprimidos de la carpeta que comparten todos los trabajadores. Los trabajadores buscan sus fotos y las examinan.',
  api_submit_description:
    'Un lote es del propio operador: los nombres, los hashes y los resultados de sus fotos se guardan en la base de datos hasta que el operador los quite. La petición solo lleva rutas.',
  api_batch:
    'Cómo va un lote: cuántas de sus fotos están hechas, en curso, en espera o abandonadas, y las abandonadas, con el motivo.',
  api_field_sources:
    'Rutas de fotos, carpetas y archivos comprimidos dentro de la carpeta que comparten todos los trabajadores.',
  api_field_priority: 'Lo mayor va primero.',
  api_field_attempts: 'Cuántas veces se intenta una foto antes de abandonarla.',
  api_schema: 'El esquema JSON de un examen.',
  api_openapi: 'Esta descripción, para programas.',
  api_healthz: 'Si el servicio vive, con su motor y su modelo. Responde mientras se examinan fotos.',
  api_readyz: 'Si se deben enviar peticiones aquí: el modelo está cargado y ha examinado una primera foto.',
  api_metrics: 'Cuentas y tiempos para Prometheus. Ninguno dice quién preguntó o qué se fotografió.',
  api_page: 'La página.',
  api_docs: 'Esta descripción, para personas.',
  api_field_photos:
    'Las fotos, de 1 a {maxPhotos}, como archivos (JPEG, PNG, WebP, TIFF, HEIC o AVIF). Lo que son se ve por sus bytes, nunca por sus nombres.',
  api_field_prior:
    'Probabilidad de una falsificación antes de ver la foto. Mueve la probabilidad impresa, nunca el veredicto.',
  api_field_tablet:
    'Si las fotos son de un mismo comprimido. Con same, la respuesta tiene un resultado conjunto. Este pide fotos de las dos caras: solo es no_difference_seen si se compararon ambas.',
  api_field_source:
    'Si todos los comprimidos de la petición tienen una misma procedencia. Con one, la respuesta tiene un exhibit: el resultado de todos juntos, si el modelo tiene calibración para ello. Con tablet=same, son un solo comprimido.',
  api_field_include:
    'Imágenes en la respuesta, como JPEG en base64: overlay es la foto con sus comprimidos marcados y numerados, crops son los comprimidos redondos y derechos, cada uno con un mapa de dónde viene la puntuación.',
  api_expected: 'Se espera: {expected}.',
  api_scope: 'Necesita una clave de API o un token con el alcance {scope}.',
  api_bearer: 'Una clave de API de este servicio, o un token del emisor OpenID Connect en el que confía.',
  api_answer: 'La respuesta.',
  api_problem: 'Detalles del problema (RFC 9457) con uno de los códigos {codes}.',
  docs_title: 'Telltale: el servicio HTTP',
  docs_machine: 'Lo mismo para programas, como OpenAPI 3.1',
  docs_field: 'Campo',
  docs_meaning: 'Significado',
  docs_status: 'Estado',
  docs_code: 'Código',
  docs_sentence: 'Frase',
  docs_shapes: 'Formas de las respuestas, como esquemas JSON',

  // The page: introduction, and where photos are examined
  page_title: 'Telltale: fotos de comprimidos azules M 30',
  page_intro:
    'Busca señales de falsificación en fotos de comprimidos azules marcados M y 30. No puede decir qué contiene un comprimido.',
  page_needs_script: 'Esta página necesita JavaScript para examinar fotos.',
  page_not_built: 'Esta página no se construyó. Quien lleva el servicio puede construirla con: npm run build',
  page_language: 'Idioma',
  page_place: 'Dónde se examinan las fotos',
  page_place_device: 'En este teléfono: no se envía nada.',
  page_place_device_explained:
    'Las fotos se quedan en este dispositivo. También funciona sin señal, después de la primera visita.',
  page_place_server: 'En el servidor: las fotos se envían.',
  page_place_server_explained: 'Las fotos se envían a este servidor, se examinan en su memoria y no se guardan.',
  page_place_unable:
    'Este navegador no puede examinar fotos por sí mismo. Quizá sea demasiado antiguo, o quizá esta página no se abrió por https.',
  page_model_loading: 'Preparando el examen en este teléfono: {percent} %',
  page_model_ready: 'Listo. Las fotos se examinan en este teléfono, con señal o sin ella.',
  page_model_failed:
    'No se pudo cargar el modelo en este teléfono. Inténtelo de nuevo con señal, o examine en el servidor.',
  page_key: 'Clave de API o token para este servidor',

  // The page: taking photos
  page_take_title: 'Tomar fotos',
  page_hint:
    'Fotografíe los comprimidos desde arriba y de cerca, con luz uniforme y sobre un fondo liso. Hacen falta las dos caras; se pueden elegir varias fotos.',
  page_guided: 'Fotografiar las dos caras',
  page_choose: 'Elegir fotos',
  page_take: 'Tomar una foto',
  page_camera_first: 'Primera cara: ponga el comprimido en el marco redondo',
  page_camera_second: 'Segunda cara: dé la vuelta al comprimido',
  page_camera_preview: 'Lo que ve la cámara',
  page_camera_starting: 'La cámara está arrancando. Permita que esta página la use si se le pregunta.',
  page_camera_take_first: 'Fotografiar la primera cara',
  page_camera_take_second: 'Fotografiar la segunda cara',
  page_camera_one_face: 'Seguir con una sola cara',
  page_camera_name: 'Foto de la cámara {number}',
  page_camera_refused:
    'Esta página no tiene permiso para usar la cámara. Déselo en los ajustes del navegador, o vuelva y elija fotos del teléfono.',
  page_camera_missing: 'No se encontró ninguna cámara. Vuelva y elija fotos del teléfono.',
  page_camera_failed: 'No se pudo arrancar la cámara; quizá la use otra aplicación. Vuelva y elija fotos del teléfono.',
  page_camera_not_taken: 'No se pudo tomar la foto. Las fotos tomadas antes siguen aquí: inténtelo de nuevo.',
  page_hint_wait: 'Ponga un comprimido en el marco redondo.',
  page_hint_dark: 'Hay poca luz. Vaya donde haya más.',
  page_hint_glare: 'Hay reflejos. Apague el flash, e incline el teléfono o mueva la lámpara.',
  page_hint_none: 'No se ve ningún comprimido. Ponga uno en el marco redondo.',
  page_hint_one: 'Se ve más de un comprimido. Deje uno solo en el marco.',
  page_hint_closer: 'Más cerca.',
  page_hint_centre: 'Mueva el comprimido al marco redondo.',
  page_hint_still: 'No se mueva.',
  page_hint_ready: 'Ahora: tome la foto.',

  // The page: photos and results
  page_photos: 'Fotos y resultados',
  page_waiting: 'A la espera de ser examinada.',
  page_sending: 'Enviando: {percent} %',
  page_examining: 'Enviada. Se está examinando.',
  page_examining_here: 'Se está examinando en este teléfono.',
  page_progress: 'Fotos listas: {done} de {total}.',
  page_unreachable: 'No se pudo alcanzar el servidor. Las fotos siguen aquí: inténtelo de nuevo.',
  page_answer_unreadable: 'No se pudo leer la respuesta del servidor. Las fotos siguen aquí: inténtelo de nuevo.',
  page_not_on_device:
    'Este teléfono no puede abrir fotos {format} como esta. El servidor sí puede; la foto solo se envía si usted lo dice.',
  page_device_failed:
    'Este teléfono no pudo examinar la foto. La foto sigue aquí: inténtelo de nuevo, o haga que se examine en el servidor.',
  page_send_this: 'Enviar esta foto al servidor',
  page_try_again: 'Intentar de nuevo',
  page_error_next: 'Tome la foto otra vez o elija otra. Las demás fotos no se tocan.',
  page_not_shown: 'Este navegador no puede mostrar esta foto. Se puede examinar de todos modos.',
  page_photo_alt: 'Foto {name}',
  page_remove: 'Quitar {name}',
  page_found: '{count|one=comprimido encontrado|many=de comprimidos encontrados|other=comprimidos encontrados}.',
  page_examined_device: 'Examinada en este teléfono; no se envió nada.',
  page_examined_server: 'Examinada en el servidor.',
  page_tablet: 'Comprimido {number}: {headline}',
  page_pair: 'Las dos caras juntas: {headline}',
  page_bag: 'Todos los comprimidos juntos: {headline}',
  page_bag_switch: 'Todos de una misma bolsa',
  page_bag_switch_explained:
    'Los comprimidos de todas las fotos de esta página se juzgan entonces juntos. Más fotos de otros comprimidos dicen más que muchos comprimidos en una foto; fotografíe cada comprimido una vez.',
  page_bag_add: 'Añadir fotos de la misma bolsa',
  page_bag_waiting: 'Aún no se han examinado todas las fotos; el resultado incluye las que sí.',
  page_bag_other_model: 'Las fotos que examinó otra versión del modelo no se incluyen. Quítelas y añádalas otra vez.',
  page_bag_tablet: 'Foto {photo}, comprimido {tablet}',
  page_face: 'Cara: {face}',
  page_likelihood_ratio: 'Razón de verosimilitud {likelihoodRatio} (intervalo del 90 %: de {low} a {high})',
  page_strength_strong: 'En palabras: apoyo fuerte a una falsificación.',
  page_strength_moderate: 'En palabras: apoyo moderado a una falsificación.',
  page_strength_weak: 'En palabras: apoyo débil a una falsificación.',
  page_strength_neither: 'En palabras: ningún apoyo ni a favor ni en contra de una falsificación.',
  page_strength_against:
    'En palabras: los indicios están más en contra de una falsificación que a favor, y las buenas falsificaciones también se ven así.',
  page_probability: 'La probabilidad, y lo que supone',
  page_prior: 'Probabilidad previa de una falsificación, supuesta antes de ver la foto',
  page_prior_value: '{percent} %',
  page_aspects_title: 'Los aspectos uno por uno',
  page_aspects: 'Cuánto se aparta cada aspecto del producto de referencia, de 0 a 1:',
  page_aspect: '{aspect}: {value}',
  page_aspect_not_assessed: 'no evaluado',
  page_why: '¿Por qué? Lo que se miró en el comprimido {number}',
  page_why_drawing: 'Se están haciendo las imágenes.',
  page_why_none: 'Las imágenes ya no se pueden hacer. Examine la foto otra vez para verlas.',
  page_why_crop: 'El comprimido {number}, redondo y derecho, como se examinó',
  page_why_map_alt: 'El mismo comprimido, con colores sobre las partes en las que se apoya el resultado',
  page_why_map:
    'A la izquierda, el comprimido como se examinó. A la derecha, las partes rojas son indicios a favor de una falsificación y las azules en contra; cuanto más intenso el color, más fuertes los indicios. El mapa es tosco y no prueba nada.',
  page_why_not_compared: 'El comprimido como se miró. No se comparó, así que no hay mapa.',
  page_save: 'Guardar o compartir este resultado',
  page_save_title: 'Guardar o compartir como imagen',
  page_save_contains:
    'La imagen se hace en este dispositivo. Contiene su foto con los comprimidos marcados, los resultados en palabras y la tarjeta de seguridad. No lleva lugar, ni hora, ni datos de su dispositivo, pero todo lo que se ve en la foto se ve también en ella.',
  page_save_drawing: 'Se está haciendo la imagen.',
  page_save_failed: 'La imagen no se pudo hacer en este dispositivo. Una captura de pantalla muestra lo mismo.',
  page_save_alt: 'El resultado como imagen',
  page_save_file: 'Guardar la imagen',
  page_share: 'Compartir la imagen',
  page_close: 'Cerrar',

  // The page: the history
  page_keep: 'Guardar en el historial de este dispositivo',
  page_kept: 'Guardado en este dispositivo y en ningún otro sitio.',
  page_keep_failed: 'Este navegador no pudo guardar el resultado. Sigue aquí hasta que se cierre la página.',
  page_history: 'Historial',
  page_history_explained:
    'No se guarda nada si usted no lo pide. Lo que guarde se queda en este dispositivo, con su imagen, hasta que lo borre.',
  page_history_count: 'Guardados aquí: {count|one=resultado|many=de resultados|other=resultados}.',
  page_history_delete: 'Borrar todo',
  page_history_failed: 'Este navegador no deja que esta página guarde o lea un historial.',
  page_back: 'Volver a las fotos',
  page_card: 'Muestre lo que muestre una foto',
};
