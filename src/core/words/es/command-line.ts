import type { commandLine as English } from '../en/command-line.ts';

/** Output of the command line: service, scans, keys, evaluation and batches, in Spanish. */
export const commandLine: Readonly<Record<keyof typeof English, string>> = {
  // Serve
  serve_listening: 'Telltale escucha en {url}',
  running_on: 'Motor {backend}, hilos {workers}, modelo {name} {version}, calibrado con: {evidence}',
  serve_open: 'No hay control de acceso: cualquiera que alcance esta dirección puede usar el servicio.',
  serve_evidence:
    'Modo de evidencias: las fotos de los casos, sus exámenes y el registro de custodia se guardan en {path}.',
  serve_stopping: 'Deteniéndose. Antes se termina lo que se está examinando.',
  evidence_simulated: 'simulación',
  evidence_reference_photos: 'fotos de referencia',
  evidence_lab_confirmed: 'fotos de comprimidos que un laboratorio había examinado',

  // Scan
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

  // Keys
  key_created: 'La clave {id} ({scopes}) está en {path}. Se muestra solo esta vez:',
  key_revoked: 'La clave {id} está revocada.',
  column_key_id: 'Identificador',
  column_key_name: 'Nombre',
  column_key_scopes: 'Alcances',
  column_key_created: 'Creada',
  column_key_expires: 'Caduca',
  column_key_revoked: 'Revocada',

  // Evaluate
  evaluation_written: 'Informe y cifras escritos en {path}.',

  // Batches on many machines
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
};
