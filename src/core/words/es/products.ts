import type { products as english } from '../en/products.ts';

/** Bundles of other products, in Spanish. */
export const products: Readonly<Record<keyof typeof english, string>> = {
  product_alike:
    'En esta foto el comprimido se parece a los comprimidos de {product} que se mostraron a este modelo. Lo mismo pasó con {alike} de {count} de ellos, cada uno comparado con los de otras fotos.',
  product_unlike:
    'En esta foto el comprimido no se parece a los comprimidos de {product} que se mostraron a este modelo. De ellos, cada uno comparado con los de otras fotos, se parecían {alike} de {count}.',
  product_others:
    'De {count|one=comprimido|many=de comprimidos|other=comprimidos} de otros productos, {alike} también se parecían (con una confianza del 95 %, como máximo el {percent} % de tales comprimidos).',
  product_others_unknown: 'No se midió con qué frecuencia se les parecen comprimidos de otros productos.',
  product_not_judged:
    'Nada se dice de falsificaciones: este modelo no ha visto ninguna de este producto, y una copia puede parecerse. El color pesa mucho, así que otra marca grabada del mismo color también puede parecerse.',

  help_enroll_product:
    'aprende el aspecto de otro comprimido redondo distinto del M 30 solo a partir de sus fotos; el valor es su nombre, que recibe el paquete nuevo (docs/learning.md)',
  help_enroll_from_photos: 'con --product: al menos 10 fotos de sus comprimidos; archivos, carpetas y patrones',
  help_enroll_tablets:
    'con --product: archivo CSV con las columnas photo, tablet (su número, o all) y kind (product u other), para fotos que muestran también otros comprimidos',
  help_enroll_template: 'un dibujo del producto; se rechaza, porque las redes conocen un solo dibujo',
  expected_enrol_photos: '--name con fotos, o --product con --from-photos y sin otras',
  learn_product_done:
    '{product}: aprendido de {tablets|one=comprimido|many=de comprimidos|other=comprimidos} en {photos|one=foto|many=de fotos|other=fotos}. Cada uno comparado con los de otras fotos, se parecen {alike} de {count}.',
  learn_product_others:
    'De {count|one=comprimido|many=de comprimidos|other=comprimidos} de otros productos, {alike} también se parecen. AUC, dejando fuera cada foto por turno: {auc}.',
  learn_product_others_unknown:
    'No se midió con qué frecuencia se les parecen comprimidos de otros productos. Nombre algunos con --tablets, mejor si son del mismo color.',
  learn_product_written:
    'Se escribió el paquete {name} en {path}. Dice si un comprimido se parece a estos, y nada de falsificaciones. Úselo con telltale scan, --model y esta carpeta.',
  models_product:
    'Otro producto, {product}, aprendido el {date} de {photos|one=foto|many=de fotos|other=fotos} con {tablets|one=comprimido|many=de comprimidos|other=comprimidos}. Solo para telltale scan.',
};
