import type { service as English } from '../en/service.ts';

/** Settings and the description of the HTTP service, in Spanish. */
export const service: Readonly<Record<keyof typeof English, string>> = {
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
    'Si todos los comprimidos de la petición tienen un mismo origen. Con one, la respuesta tiene un exhibit: el resultado de todos juntos, si el modelo tiene calibración para ello. Con tablet=same, son un solo comprimido.',
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
};
