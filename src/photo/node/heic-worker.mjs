// Decodes one HEIC photo with libheif (WebAssembly) and ends. Plain JavaScript, because a thread that loads TypeScript
// needs a loader of its own; a thread, because libheif cannot be interrupted, blocks while it works, and keeps the memory
// of its largest photo for as long as it is loaded. Answers one message, whose shape is HeicAnswer in heic-answer.ts.
import { parentPort, workerData } from 'node:worker_threads';
import libheif from 'libheif-js/wasm-bundle.js';
import { readHeic } from '../heic/read-heic.mjs';

const result = readHeic(libheif, workerData);
parentPort.postMessage(result, result.kind === 'picture' ? [result.data.buffer] : []);
