/** Optional, so its own types are not always there; it is imported for its effect alone: it registers a backend. */
declare module '@tensorflow/tfjs-node';
