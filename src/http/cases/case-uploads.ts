import type { RequestHandler } from 'express';
import { z } from 'zod';
import { TelltaleError } from '../../core/errors.ts';
import { addPhoto } from '../../store/cases/add-photo.ts';
import { findCase } from '../../store/cases/find-case.ts';
import type { UploadState } from '../../store/originals/uploads.ts';
import { readTextFields } from '../fields.ts';
import { MEGABYTE, type ServiceLimits } from '../limits.ts';
import { languageOf } from '../request-language.ts';
import { uploadFields } from './case-fields.ts';
import { aboutCases, type CaseRequest, type Cases, parameterOf } from './cases.ts';
import { answerState, byteCount, expectTus, metadataOf, PIECE_TYPE } from './tus-headers.ts';

/** Begins the upload of a photo in pieces. */
export function postUpload(cases: Cases | undefined, { maxPhotoBytes }: ServiceLimits): RequestHandler {
  return aboutCases(cases, async (asked) => {
    const { store, request, response } = asked;
    expectTus(request, response);
    response.set('Tus-Max-Size', String(maxPhotoBytes));
    const bytes = byteCount(request, 'Upload-Length');
    if (bytes === 0) throw new TelltaleError('photo_empty');
    if (bytes > maxPhotoBytes) {
      throw new TelltaleError('photo_too_large_bytes', { maxMegabytes: Math.floor(maxPhotoBytes / MEGABYTE) });
    }
    const { filename: name, exhibit } = readTextFields(uploadFields, metadataOf(request), languageOf(response));
    const { id: caseId } = await findCase(store.db, parameterOf(asked, 'case'));
    const state = await store.uploads.begin({ caseId, name, exhibit, bytes }, store.now());
    answerState(response, state).status(201).set('Location', `/v1/cases/${caseId}/uploads/${state.upload.id}`).end();
  });
}

/** How far an upload is. One whose last answer was lost becomes a photo now. */
export function headUpload(cases: Cases | undefined, running: RunningPieces): RequestHandler {
  return aboutCases(cases, async (asked) => {
    expectTus(asked.request, asked.response);
    await running.stop(parameterOf(asked, 'upload'));
    const state = await finished(asked, await stateOf(asked));
    answerState(asked.response, state).set('Upload-Length', String(state.upload.bytes)).status(200).end();
  });
}

/** Takes a piece of an upload. With the last one it is a photo of the case, on the disk. */
export function patchUpload(cases: Cases | undefined, running: RunningPieces): RequestHandler {
  return aboutCases(cases, async (asked) => {
    const { store, request, response } = asked;
    expectTus(request, response);
    if (!request.is(PIECE_TYPE)) {
      throw new TelltaleError('request_not_piece', { received: request.get('content-type') ?? '-' });
    }
    const received = byteCount(request, 'Upload-Offset');
    const id = parameterOf(asked, 'upload');
    // The client has given up the connection of an earlier piece, even if this service does not know yet.
    await running.stop(id);
    const state = await stateOf(asked);
    const { offset, upload } = state;
    if (received !== offset) throw new TelltaleError('upload_offset', { expected: offset, received });
    const { bytes } = upload;
    if (offset + Number(request.get('content-length') ?? 0) > bytes)
      throw new TelltaleError('upload_too_long', { bytes });
    // The client asked whether it may send its body, and may: see start-server.ts.
    if (request.get('expect') !== undefined) response.writeContinue();
    if (upload.photo === undefined) await running.run(id, request, () => store.uploads.append(state, request));
    answerState(response, await finished(asked, await stateOf(asked)))
      .status(204)
      .end();
  });
}

/** Gives up an upload. */
export function deleteUpload(cases: Cases | undefined, running: RunningPieces): RequestHandler {
  return aboutCases(cases, async (asked) => {
    expectTus(asked.request, asked.response);
    await running.stop(parameterOf(asked, 'upload'));
    const { upload } = await stateOf(asked);
    await asked.store.uploads.remove(upload.id);
    asked.response.status(204).end();
  });
}

/** The pieces that are arriving: a later request about the same upload ends them. */
export class RunningPieces {
  readonly #running = new Map<string, { readonly stop: () => void; readonly done: Promise<unknown> }>();

  async stop(id: string): Promise<void> {
    const known = this.#running.get(id);
    known?.stop();
    await known?.done;
  }

  async run(id: string, request: { destroy(): unknown }, work: () => Promise<void>): Promise<void> {
    const done = work();
    const own = { stop: () => request.destroy(), done: done.catch(() => undefined) };
    this.#running.set(id, own);
    try {
      await done;
    } catch (cause) {
      if (cause instanceof TelltaleError) throw cause;
      // The connection broke; what arrived is on the disk.
      throw isOfConnection(cause) ? new TelltaleError('request_malformed', {}, { cause }) : cause;
    } finally {
      if (this.#running.get(id) === own) this.#running.delete(id);
    }
  }
}

function isOfConnection(error: unknown): boolean {
  const { data } = z.object({ code: z.enum(['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE']) }).safeParse(error);
  return data !== undefined;
}

async function stateOf(asked: CaseRequest): Promise<UploadState> {
  const { store } = asked;
  const { id: caseId } = await findCase(store.db, parameterOf(asked, 'case'));
  const state = await store.uploads.state(parameterOf(asked, 'upload'), store.now());
  if (state.upload.caseId !== caseId) throw new TelltaleError('upload_unknown', { received: state.upload.id });
  return state;
}

/** The same state, of an upload that is whole with the photo that became of it. */
async function finished({ store, actor }: CaseRequest, state: UploadState): Promise<UploadState> {
  const { upload, offset } = state;
  if (upload.photo !== undefined || offset < upload.bytes) return state;
  const { caseId, name, exhibit } = upload;
  const photo = await addPhoto(store, { caseId, name, exhibit, bytes: { path: store.uploads.path(upload.id) }, actor });
  await store.uploads.finish(upload, photo.id);
  return { ...state, upload: { ...upload, photo: photo.id } };
}
