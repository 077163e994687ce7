import { workerData } from 'piscina';
import type { CropSource } from '../../dataset/crop-set.ts';
import { transferred } from '../draw-batch.ts';
import type { CropDraw, SourceModule } from './crop-feed.ts';
import { normalizeCrops } from './normalize-crops.ts';
import { withViews } from './with-views.ts';

const sources = workerData as readonly SourceModule[];
const opened = new Map<number, Promise<CropSource>>();

/** Draws a set and normalises its crops. */
export default async function draw({ source, index }: CropDraw): Promise<unknown> {
  const drawn = normalizeCrops(await (await sourceAt(source)).draw(index));
  return transferred(drawn, [drawn.upright]);
}

function sourceAt(number: number): Promise<CropSource> {
  const opening = opened.get(number) ?? open(sources[number] as SourceModule);
  opened.set(number, opening);
  return opening;
}

async function open({ module, options, views = 1 }: SourceModule): Promise<CropSource> {
  const { default: openSource } = await import(module);
  return withViews(await openSource(options), views);
}
