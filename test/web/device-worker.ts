import { readdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { Examination, Policy } from '../../src/core/examination.ts';

/** Address of the built worker of the page. */
function workerAddress(): string {
  const name = readdirSync(new URL('../../dist/web/assets/', import.meta.url)).find((file) =>
    file.startsWith('examiner.worker-'),
  );
  return `/assets/${name}`;
}

/** Starts the page's own worker in a page of the service and has it load the model. */
export async function openExaminer(page: Page, url: string, sha256: string): Promise<void> {
  await page.goto(url);
  await page.evaluate(ASK);
  await page.evaluate(`startExaminer(${JSON.stringify(workerAddress())}, ${JSON.stringify(sha256)})`);
}

/** One photo, by the worker of `openExaminer`. */
export async function examineInBrowser(
  page: Page,
  bytes: Uint8Array,
  name: string,
  policy: Policy,
): Promise<Examination> {
  const question = { kind: 'examine', photo: name, name, policy };
  const base64 = Buffer.from(bytes).toString('base64');
  return page.evaluate(`askExaminer(${JSON.stringify(question)}, ${JSON.stringify(base64)})`);
}

/** Runs in the page: what it needs to speak with the worker as the page does. */
const ASK = `
  let nextId = 1;
  let worker;
  globalThis.startExaminer = (address, sha256) => {
    worker = new Worker(address, { type: 'module' });
    return askExaminer({ kind: 'load', sha256 });
  };
  globalThis.askExaminer = (question, base64) => new Promise((resolve, reject) => {
    const id = nextId++;
    worker.addEventListener('message', function take({ data }) {
      if (data.id !== id || 'progress' in data) return;
      worker.removeEventListener('message', take);
      if ('value' in data) resolve(data.value);
      else reject(new Error(JSON.stringify(data.failure)));
    });
    const blob = base64 && new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))]);
    worker.postMessage({ id, ...question, ...(blob && { blob }) });
  });
`;
