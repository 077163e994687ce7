import sharp from 'sharp';

// Every photo is decoded once and never again, so a cache of operations would only hold memory.
sharp.cache(false);
// Photos are examined in parallel, one a worker; more threads a photo would only make them wait for each other.
sharp.concurrency(1);

export { sharp };
