/** libheif as a module of WebAssembly; read-heic.mjs alone calls it. */
declare module 'libheif-js/wasm-bundle.js' {
  const libheif: unknown;
  export default libheif;
}
