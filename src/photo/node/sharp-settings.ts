import sharp from 'sharp';

// Every photo is decoded once, so a cache of operations would only hold memory.
sharp.cache(false);
// Photos are examined in parallel, one per worker; more threads per photo would only compete with each other.
sharp.concurrency(1);

export { sharp };
