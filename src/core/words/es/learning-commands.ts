import type { learningCommands as English } from '../en/learning-commands.ts';

/** Output of the command line: learning from confirmed tablets, in Spanish. */
export const learningCommands: Readonly<Record<keyof typeof English, string>> = {
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
