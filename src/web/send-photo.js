// @ts-check
import { say } from './say.js';

/** @typedef {import('../core/examination.ts').Examination} Examination */

/**
 * What came of one photo: its examination, or a sentence that says why there is none. `reached` is false where no answer
 * came at all, so that the next photo would fare no better.
 *
 * @typedef {{ examination: Examination } | { problem: string, reached: boolean }} Outcome
 */

/**
 * Sends one photo to be examined. XMLHttpRequest and not fetch, which cannot tell how much was sent. Never rejects.
 *
 * @param {File} file
 * @param {{ prior: string, key: string }} typed as it was typed; the server checks both. An empty key is not sent
 * @param {(sentShare: number) => void} onProgress told the share that was sent, 0..1
 * @returns {Promise<Outcome>}
 */
export function sendPhoto(file, { prior, key }, onProgress) {
  const body = new FormData();
  body.append('prior', prior);
  body.append('photos', file, file.name || 'photo');
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const unreachable = () => resolve({ problem: say('page_unreachable'), reached: false });
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 1);
    request.onload = () => resolve(outcomeOf(request.status, request.responseText));
    request.onerror = unreachable;
    request.onabort = unreachable;
    request.ontimeout = unreachable;
    request.open('POST', '/v1/examinations');
    // A header takes Latin-1 only, and throws at anything else; a key has none of that.
    if (key !== '') request.setRequestHeader('Authorization', `Bearer ${key.replace(/[^\x21-\x7e]/g, '?')}`);
    request.send(body);
  });
}

/**
 * @param {number} status
 * @param {string} text
 * @returns {Outcome}
 */
function outcomeOf(status, text) {
  const answer = parse(text);
  const examination = status === 200 ? answer?.photos?.[0] : undefined;
  if (examination) return { examination };
  const detail = answer?.detail;
  return { problem: typeof detail === 'string' ? detail : say('page_answer_unreadable'), reached: true };
}

/**
 * @param {string} text
 * @returns {{ photos?: Examination[], detail?: unknown } | undefined}
 */
function parse(text) {
  try {
    return JSON.parse(text) ?? undefined;
  } catch {
    return undefined;
  }
}
