import type { cases as English } from '../en/cases.ts';

/** Cases over HTTP and on the page, in Spanish. See ../en.ts for the rules. */
export const cases: Readonly<Record<keyof typeof English, string>> = {
  api_cases: 'Casos, primero el más reciente. Debe cumplirse todo lo que se pide. El registro de custodia lo anota.',
  api_case_create: 'Crea un caso.',
  api_case:
    'Un caso: conjuntos, fotos con los resultados de sus exámenes más recientes, revisiones, resultados de laboratorio y las últimas entradas del registro de custodia, que también anota la lectura.',
  api_case_photos: 'Guarda fotos en un caso y las examina.',
  api_case_photos_description:
    'Una foto cuya respuesta tiene stored está en el disco con su entrada en el registro de custodia, pase lo que pase después. Una foto que no se pudo examinar a tiempo queda guardada de todos modos; la dirección de sus exámenes la examina más tarde. Los mismos bytes son una sola foto de un caso.',
  api_case_photo:
    'Una foto de un caso con todos sus exámenes, primero el más reciente. El registro de custodia lo anota.',
  api_case_original: 'Los bytes de una foto tal como llegaron. El registro de custodia lo anota.',
  api_case_examine:
    'Examina una foto guardada con el modelo del servicio, salvo que ese modelo ya la haya examinado con los mismos ajustes.',
  api_case_review:
    'Guarda lo que una persona opina de un resultado. Nunca se reemplaza nada: una revisión posterior queda al lado.',
  api_case_laboratory:
    'Guarda lo que encontró un laboratorio. Nunca se reemplaza nada: un resultado posterior queda al lado.',
  api_case_table: 'Una tabla de un caso como CSV. El registro de custodia lo anota.',
  api_case_table_import:
    'Importa una tabla de un caso como CSV, todas las filas o ninguna. Si se rechaza, se nombra cada fila rechazada con su motivo.',
  api_cases_description:
    'Solo hay casos en el modo de evidencias, que se activa con el ajuste TELLTALE_EVIDENCE_FOLDER. En el modo privado, todas las direcciones de casos responden con evidence_not_set_up.',
  api_header_actor:
    'Quién actúa, para el registro de custodia: el nombre de una persona, con codificación porcentual. Con control de acceso, el registro tiene además el nombre de la clave o el sujeto del token.',
  api_parameter_case: 'Nombre o identificador del caso.',
  api_parameter_photo: 'Identificador o sha256 de la foto.',
  api_parameter_batch: 'Identificador del lote.',
  api_field_case_name: 'Nombre del caso, como un número de expediente. No hay dos casos con el mismo nombre.',
  api_field_note: 'Cualquier otra cosa que se deba saber.',
  api_field_exhibit:
    'Nombre del conjunto: comprimidos de un mismo origen. Se crea si el caso no tiene ninguno con ese nombre.',
  api_field_photo_of_case: 'La foto.',
  api_field_tablet_of_photo:
    'Número del comprimido en el examen más reciente de la foto, o all para todos sus comprimidos.',
  api_field_opinion: 'Qué opina del resultado quien lo revisa.',
  api_field_reviewer: 'Quién revisó el resultado.',
  api_field_review_date: 'Día de la revisión; hoy si no se indica.',
  api_field_result:
    'Qué encontró el laboratorio. Estas palabras son la declaración de un laboratorio; ninguna foto lleva a una de ellas.',
  api_field_laboratory: 'Quién lo encontró.',
  api_field_report_date: 'Día del informe del laboratorio.',
  api_field_substance: 'Qué se encontró; varias sustancias se separan con +.',
  api_field_method: 'Cómo se encontró.',
  api_field_search_text:
    'Parte del nombre o de la nota del caso, o del nombre de una de sus fotos o de uno de sus conjuntos.',
  api_field_search_verdict: 'El resultado de al menos un comprimido, en el examen más reciente de su foto.',
  api_field_search_reviewed:
    'yes: el caso tiene comprimidos y todos están revisados. no: tiene un comprimido sin revisar.',
  api_field_search_from: 'Primer día en que se pudo crear el caso, en UTC.',
  api_field_search_to: 'Último día en que se pudo crear el caso, en UTC.',
  api_field_limit: 'Número máximo de casos en la respuesta.',
  api_field_offset: 'Cuántos casos se omiten al principio.',
  expected_text: 'un texto de como máximo {max} caracteres',
  expected_date: 'una fecha como 2026-03-14',
  expected_photo: 'el nombre o el sha256 de una foto del caso',
  expected_tablet: 'el número de un comprimido, o all',
  api_upload_begin: 'Empieza la subida de una foto por partes, que continúa tras una conexión interrumpida.',
  api_upload_description:
    'El protocolo es tus 1.0 (tus.io) con creación, caducidad y terminación. Upload-Metadata tiene el filename y, si se quiere, el exhibit. Con la última parte, la subida es una foto del caso, en el disco, y la cabecera Telltale-Photo tiene su identificador. Una subida se abandona un día después de su última parte.',
  api_upload: 'Hasta dónde ha llegado una subida.',
  api_upload_continue: 'Recibe la parte siguiente de una subida.',
  api_upload_give_up: 'Abandona una subida y borra lo que llegó de ella.',
  api_parameter_upload: 'Identificador de la subida.',
  api_header_tus: 'Como en el protocolo tus 1.0.',
  api_field_filename: 'Nombre de la foto.',
};
