/** libheif as a WebAssembly module; only read-heic.mjs calls it. */
declare module 'libheif-js/wasm-bundle.js' {
  const libheif: unknown;
  export default libheif;
}
