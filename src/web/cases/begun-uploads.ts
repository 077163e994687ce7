/**
 * Addresses of uploads that were begun, kept by this browser until the photo is stored, so that an upload goes on after
 * the page was closed. Of the photo it keeps the SHA-256 only: with other bytes of the same name nothing is mixed.
 */
const PREFIX = 'telltale-upload:';

/** Identifies the bytes in a case and its exhibit; undefined where the page may not hash (without HTTPS). */
export async function uploadKey(caseId: string, exhibit: string, file: File): Promise<string | undefined> {
  try {
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
    const hex = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
    return `${PREFIX}${caseId}:${hex}:${exhibit}`;
  } catch {
    return undefined;
  }
}

export function begunUpload(key: string | undefined): string | undefined {
  return withStorage((storage) => (key === undefined ? undefined : (storage.getItem(key) ?? undefined)));
}

export function keepUpload(key: string | undefined, address: string): void {
  withStorage((storage) => key !== undefined && storage.setItem(key, address));
}

export function forgetUpload(key: string | undefined): void {
  withStorage((storage) => key !== undefined && storage.removeItem(key));
}

/** A browser may forbid it, or have no room: the upload then goes on only while the page is open. */
function withStorage<Result>(work: (storage: Storage) => Result): Result | undefined {
  try {
    return work(localStorage);
  } catch {
    return undefined;
  }
}
