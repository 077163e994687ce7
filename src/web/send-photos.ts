import type { CombinedFinding, Examination } from '../core/examination.ts';
import type { MessageCode } from '../core/words/catalogue.ts';

interface Sent {
  readonly photos: readonly Examination[];
  readonly combined?: CombinedFinding;
}

/**
 * The result of sending photos, or why there is no answer: the service's own message, or a code of the catalogue.
 * `reached` is false if no answer arrived at all, so that the next photo would fail too.
 */
export type Outcome =
  | Sent
  | { readonly detail: string; readonly reached: true }
  | { readonly problem: MessageCode; readonly reached: boolean };

export interface SendOptions {
  readonly prior: number;
  /** Not sent if empty. */
  readonly key: string;
  readonly language: string;
  /** Whether the photos show one tablet. */
  readonly sameTablet: boolean;
  /** Called with the share that was sent, 0..1. */
  onProgress(share: number): void;
}

export interface PhotoFile {
  readonly name: string;
  readonly blob: Blob;
}

/**
 * Sends photos for examination. XMLHttpRequest instead of fetch, which cannot report upload progress. Never rejects.
 */
export function sendPhotos(files: readonly PhotoFile[], options: SendOptions): Promise<Outcome> {
  const { prior, key, language, sameTablet, onProgress } = options;
  const body = new FormData();
  body.append('prior', String(prior));
  body.append('include', 'crops');
  if (sameTablet) body.append('tablet', 'same');
  for (const { name, blob } of files) body.append('photos', blob, name || 'photo');
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const unreachable = () => resolve({ problem: 'page_unreachable', reached: false });
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 1);
    request.onload = () => resolve(outcomeOf(request.status, request.responseText));
    request.onerror = unreachable;
    request.onabort = unreachable;
    request.ontimeout = unreachable;
    request.open('POST', '/v1/examinations');
    request.setRequestHeader('Accept-Language', language);
    // A header accepts Latin-1 only, and throws otherwise; a key has no other characters.
    if (key !== '') request.setRequestHeader('Authorization', `Bearer ${key.replace(/[^\x21-\x7e]/g, '?')}`);
    request.send(body);
  });
}

function outcomeOf(status: number, text: string): Outcome {
  const answer = parse(text);
  if (status === 200 && Array.isArray(answer?.photos) && answer.photos.length > 0) return answer as Sent;
  const detail = answer?.detail;
  return typeof detail === 'string' ? { detail, reached: true } : { problem: 'page_answer_unreadable', reached: true };
}

function parse(text: string): (Partial<Sent> & { readonly detail?: unknown }) | undefined {
  try {
    return JSON.parse(text) ?? undefined;
  } catch {
    return undefined;
  }
}
