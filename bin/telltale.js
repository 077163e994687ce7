#!/usr/bin/env node
import { existsSync } from 'node:fs';

const program = new URL('../dist/node/telltale.js', import.meta.url);
if (existsSync(program)) {
  process.setSourceMapsEnabled(true);
  await import(program.href);
} else {
  console.error('Telltale is not built yet. Run `npm run build` in its folder, then try again.');
  process.exitCode = 78;
}
