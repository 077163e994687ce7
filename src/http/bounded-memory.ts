import type { StorageEngine } from 'multer';

/**
 * Keeps uploaded files in memory, each up to `maxBytes`. Of a larger one nothing is kept but its `size`, and the others
 * of the same request go on: multer's own `fileSize` limit would end the whole request at the first that is too large.
 * `buffer` is absent where `size` is over the bound.
 */
export function boundedMemory(maxBytes: number): StorageEngine {
  return {
    _handleFile(_request, file, done) {
      const chunks: Buffer[] = [];
      let size = 0;
      file.stream.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size <= maxBytes) chunks.push(chunk);
        else chunks.length = 0;
      });
      file.stream.on('error', done);
      file.stream.on('end', () => {
        if (size > maxBytes) done(null, { size });
        else done(null, { size, buffer: Buffer.concat(chunks) });
      });
    },
    // Memory needs no removing.
    _removeFile(_request, _file, done) {
      done(null);
    },
  };
}
