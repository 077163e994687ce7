import type { StatusMessage } from '../session.ts';
import { begunUpload, forgetUpload, keepUpload, uploadKey } from './begun-uploads.ts';
import { type CaseClient, caseAddress, problemOf } from './case-client.ts';

const TUS = { 'Tus-Resumable': '1.0.0' };

/** How long to wait before each further attempt; after the last one the photo stays for another try by hand. */
const PAUSES_SECONDS = [1, 2, 4, 8, 15, 30, 30, 30] as const;

export interface PhotoUpload {
  readonly client: CaseClient;
  readonly caseId: string;
  readonly file: File;
  readonly exhibit: string;
  /** Where an earlier attempt got to; it goes on there. */
  readonly address?: string | undefined;
  /** Called when the service has begun the upload, with its address. */
  onBegun(address: string): void;
  /** Called with the share that was sent, 0..1. */
  onProgress(share: number): void;
  /** Called when the connection broke. */
  onPause(seconds: number): void;
}

/** The id of the stored photo, or why it is not stored. */
export type Uploaded = { readonly photo: string } | { readonly problem: StatusMessage };

/**
 * Uploads a photo (tus 1.0). After a broken connection, and when the same photo is chosen again after the page was
 * closed, it goes on where the service says that it got to. Never rejects.
 */
export async function uploadPhoto(upload: PhotoUpload): Promise<Uploaded> {
  const key = await uploadKey(upload.caseId, upload.exhibit, upload.file);
  const kept = upload.address === undefined ? begunUpload(key) : undefined;
  let address = upload.address ?? kept;
  for (let attempt = 0; ; attempt++) {
    const outcome = await attemptUpload(upload, address, (begun) => {
      address = begun;
      keepUpload(key, begun);
      upload.onBegun(begun);
    });
    if (outcome === 'over') {
      forgetUpload(key);
      // An earlier visit's upload, which the service has given up since.
      if (address !== kept) return { problem: { code: 'page_case_upload_over' } };
      address = undefined;
      continue;
    }
    if (outcome !== 'broken') {
      if ('photo' in outcome) forgetUpload(key);
      return outcome;
    }
    const seconds = PAUSES_SECONDS[attempt];
    if (seconds === undefined) return { problem: { code: 'page_case_unreachable' } };
    upload.onPause(seconds);
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  }
}

async function attemptUpload(
  upload: PhotoUpload,
  known: string | undefined,
  onBegun: (address: string) => void,
): Promise<Uploaded | 'broken' | 'over'> {
  const begun: Begun = known === undefined ? await begin(upload) : { address: known };
  if (begun === 'broken' || 'problem' in begun) return begun;
  if (known === undefined) onBegun(begun.address);
  const headers = { ...upload.client.headers(), ...TUS };
  const state = await fetch(begun.address, { method: 'HEAD', headers }).catch(() => undefined);
  if (state === undefined || state.status >= 500) return 'broken';
  if (state.status === 404) return 'over';
  if (!state.ok) return { problem: { code: 'page_case_upload_over' } };
  const photo = state.headers.get('Telltale-Photo');
  if (photo !== null) return { photo };
  return sendRest(upload, begun.address, Number(state.headers.get('Upload-Offset')));
}

type Begun = { readonly address: string } | { readonly problem: StatusMessage } | 'broken';

async function begin({ client, caseId, file, exhibit }: PhotoUpload): Promise<Begun> {
  const metadata = [
    `filename ${base64(file.name || 'photo')}`,
    ...(exhibit === '' ? [] : [`exhibit ${base64(exhibit)}`]),
  ];
  const headers = {
    ...client.headers(),
    ...TUS,
    'Upload-Length': String(file.size),
    'Upload-Metadata': metadata.join(','),
  };
  const request = { method: 'POST', headers };
  const answer = await fetch(`${caseAddress(caseId)}/uploads`, request).catch(() => undefined);
  if (answer === undefined || answer.status === 503) return 'broken';
  if (!answer.ok) return { problem: await problemOf(answer) };
  return { address: answer.headers.get('Location') ?? '' };
}

/** XMLHttpRequest instead of fetch, which cannot report upload progress. */
function sendRest(
  { client, file, onProgress }: PhotoUpload,
  address: string,
  offset: number,
): Promise<Uploaded | 'broken'> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const broken = () => resolve('broken');
    request.upload.onprogress = ({ loaded }) => onProgress((offset + loaded) / file.size);
    request.onload = () => {
      const photo = request.getResponseHeader('Telltale-Photo');
      if (photo !== null) return resolve({ photo });
      // Whatever else it is, asking for the state again says.
      resolve(refusalIn(request.responseText) ?? 'broken');
    };
    request.onerror = broken;
    request.onabort = broken;
    request.ontimeout = broken;
    request.open('PATCH', address);
    const headers = { ...client.headers(), ...TUS, 'Upload-Offset': String(offset) };
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.setRequestHeader('Content-Type', 'application/offset+octet-stream');
    request.send(file.slice(offset));
  });
}

/** The one answer that no other attempt changes: a retention rule deleted this photo from the case. */
function refusalIn(text: string): { readonly problem: StatusMessage } | undefined {
  try {
    const { code, detail } = JSON.parse(text);
    return code === 'photo_deleted_before' ? { problem: { detail: String(detail) } } : undefined;
  } catch {
    return undefined;
  }
}

/** Of the UTF-8 bytes of a text. */
function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
