/** Optional, so its own types are not always there; it is imported for its side effect: it registers a backend. */
declare module '@tensorflow/tfjs-node';
