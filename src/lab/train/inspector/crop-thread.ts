import { move, Piscina, workerData } from 'piscina';
import type { CropSource } from '../../dataset/crop-set.ts';
import type { CropDraw, SourceModule } from './crop-feed.ts';
import { normalizeCrops } from './normalize-crops.ts';
import { withViews } from './with-views.ts';

const sources = workerData as readonly SourceModule[];
const opened = new Map<number, Promise<CropSource>>();

/**
 * Draws a set and normalises its crops. Pictures are transferred without a copy; the rest, which is small, is copied.
 */
export default async function draw({ source, index }: CropDraw): Promise<unknown> {
  const drawn = normalizeCrops(await (await sourceAt(source)).draw(index));
  return move({
    [Piscina.transferableSymbol]: [drawn.upright.buffer],
    [Piscina.valueSymbol]: drawn,
  } as never);
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
