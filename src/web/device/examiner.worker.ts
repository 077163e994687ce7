import { coloursOf, drawOcclusionMap, uprightOf } from '../../core/crop/draw-crop.ts';
import { describeError } from '../../core/describe.ts';
import { TelltaleError } from '../../core/errors.ts';
import type { Examination, Policy } from '../../core/examination.ts';
import { type Examined, examine } from '../../core/examine.ts';
import { judgeTablet } from '../../core/exhibit/judge-tablet.ts';
import type { Frame } from '../../core/imaging/frame.ts';
import { batchOf } from '../../core/inspect/inspect.ts';
import { occlusionMapOf } from '../../core/inspect/occlusion-map.ts';
import { locateLarge } from '../../core/locate/locate.ts';
import type { Model } from '../../core/model.ts';
import { NotOnDevice, openBlob } from '../../photo/browser/open-blob.ts';
import { sha256Hex } from '../../photo/browser/sha256-hex.ts';
import { startBrowserWasm } from '../../runtime/browser/start-wasm.ts';
import { loadBundle } from '../../runtime/bundle/load-bundle.ts';
import type { Answer, Answers, Ask, Failure, Sighting, UprightCrop, UprightPictures } from './examiner-messages.ts';
import { fetchBundle } from './fetch-bundle.ts';

/** The core on the device: one thread beside the page, one model, one photo at a time. */
let loading: Promise<Model> | undefined;

/** Results of the photos that are still on the page. */
const examined = new Map<string, Examined>();

const answer = (message: Answer, transfer: Transferable[] = []) => postMessage(message, { transfer });

/** One after the other: the networks share the backend's memory. */
let turn: Promise<unknown> = Promise.resolve();
addEventListener('message', ({ data }: MessageEvent<Ask>) => {
  turn = turn.then(() => answerTo(data));
});

async function answerTo(ask: Ask): Promise<void> {
  try {
    answer({ id: ask.id, value: await work(ask) });
  } catch (error) {
    answer({ id: ask.id, failure: failureOf(error) });
  }
}

async function work(ask: Ask): Promise<Answers[Ask['kind']]> {
  switch (ask.kind) {
    case 'load':
      return load(ask.id, ask.sha256);
    case 'examine':
      return examineBlob(ask);
    case 'explain':
      return explain(ask.photo, ask.tablet);
    case 'combine':
      return combineExamined(ask.photos, ask.policy);
    case 'look':
      return look(ask.frame);
    case 'forget':
      examined.delete(ask.photo);
      return null;
  }
}

async function load(id: number, sha256: string): Promise<null> {
  loading ??= startBrowserWasm()
    .then(() => fetchBundle(sha256, (progress) => answer({ id, progress })))
    .then(loadBundle);
  // A failed one may be tried again.
  loading.catch(() => {
    loading = undefined;
  });
  await loading;
  return null;
}

async function loaded(): Promise<Model> {
  if (loading === undefined) throw new Error('no model was loaded');
  return loading;
}

/**
 * Like `examineBytes` of src/runtime: a photo that cannot be read becomes an examination with an error. What was found of
 * the first tablets is handed on while the others are examined.
 */
async function examineBlob({ id, photo, blob, name, policy }: Extract<Ask, { kind: 'examine' }>): Promise<Examination> {
  const model = await loaded();
  let sent = 0;
  try {
    const opened = await openBlob(blob, name);
    const found = await examine(opened, model, policy, ({ examination, tablets, looked, located }) => {
      const crops = tablets.slice(sent).map((tablet) => uprightCrop(uprightOf(tablet, model.settings.inspector)));
      sent = tablets.length;
      const progress = { examination, crops, looked, located };
      answer(
        { id, progress },
        crops.map(({ pixels }) => pixels.buffer),
      );
    });
    examined.set(photo, found);
    return found.examination;
  } catch (error) {
    if (!(error instanceof TelltaleError)) throw error;
    const sha256 = await sha256Hex(new Uint8Array(await blob.arrayBuffer()));
    return describeError({ name, sha256 }, model.identity, error, policy);
  }
}

async function explain(photo: string, index: number): Promise<UprightPictures | null> {
  const { settings, inspector } = await loaded();
  const tablet = examined.get(photo)?.tablets[index];
  if (tablet === undefined) return null;
  const pixels = uprightOf(tablet, settings.inspector);
  if (tablet.finding.counterfeit === undefined) return { crop: uprightCrop(pixels) };
  const map = await occlusionMapOf(batchOf(tablet.normalizedCrop, settings.inspector), inspector);
  const mapped = drawOcclusionMap(pixels, settings.inspector.size, map);
  return { crop: uprightCrop(pixels), occlusionMap: uprightCrop(mapped) };
}

async function combineExamined(photos: readonly string[], policy: Policy) {
  const { settings, identity } = await loaded();
  const found = photos
    .flatMap((photo) => examined.get(photo) ?? [])
    .map(({ examination, tablets }) => ({ examination, colours: coloursOf(tablets, settings.inspector) }));
  return found.length === 0 ? null : judgeTablet(found, settings, identity.evidence, policy);
}

/** The inspector does not check a preview, so the locator's threshold is higher there. */
const PREVIEW_PROBABILITY = 0.45;

/** Positions of tablets in a picture of the camera's preview, in its own pixels. */
async function look(frame: Frame): Promise<Sighting> {
  const { locator, settings } = await loaded();
  const { width, height } = frame;
  const preview = {
    identity: { name: '', sha256: '', format: '', width, height },
    thumbnail: async () => frame,
    region: async () => frame,
  };
  const tablets = await locateLarge(preview, locator, {
    ...settings.locator,
    minProbability: Math.max(PREVIEW_PROBABILITY, settings.locator.minProbability),
  });
  return { tablets: tablets.map(({ ellipse }) => ellipse), minDiameterPx: settings.gates.minDiameterPx };
}

/** Pixels `[size, size, 3]`, 0..1, for a canvas. */
function uprightCrop(pixels: Float32Array): UprightCrop {
  const rgba = new Uint8ClampedArray((pixels.length / 3) * 4).fill(255);
  for (let i = 0; i < pixels.length; i++) rgba[Math.floor(i / 3) * 4 + (i % 3)] = pixels[i]! * 255;
  return { size: Math.sqrt(pixels.length / 3), pixels: rgba };
}

function failureOf(error: unknown): Failure {
  if (error instanceof TelltaleError) return { code: error.code, values: error.values };
  if (error instanceof NotOnDevice) return { notOnDevice: error.format };
  return { fault: error instanceof Error ? error.message : String(error) };
}
