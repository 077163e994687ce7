import type { RegisteredCrop } from '../../core/evidence.ts';
import type { Random } from '../simulate/random.ts';
import { isM30, type LabelledCrop } from './crop-store.ts';

/** A crop with its truth, as the shipped path hands it to the inspector. */
export type TrainingCrop = LabelledCrop & { readonly crop: RegisteredCrop };

/** Share of a batch that is M 30. */
const M30_SHARE = 0.72;
/** Of the other imprints and of what is no tablet, the share from real photos, which are few and all the more foreign. */
const REAL_SHARE = 0.3;
/** Of the rest, the share that is no tablet. */
const NOTHING_SHARE = 0.38;
/** How often a pair of twins is followed by one of the same presses from another photo, where there is one. */
const SAME_PRESS_SHARE = 0.5;

/** The crops that batches are drawn from, sorted. */
export interface CropGroups {
  readonly m30: readonly TrainingCrop[];
  readonly other: readonly TrainingCrop[];
  readonly real: readonly TrainingCrop[];
  readonly nothing: readonly TrainingCrop[];
  readonly realNothing: readonly TrainingCrop[];
  /** By photo and label: twins share light, camera and ground. */
  readonly byPhoto: ReadonlyMap<string, readonly TrainingCrop[]>;
  /** By press: tablets of one press in several photos. */
  readonly byPress: ReadonlyMap<string, readonly TrainingCrop[]>;
}

/** Whether enough of a tablet is seen to learn from. */
export function teaches({ truth }: Pick<TrainingCrop, 'truth'>): boolean {
  return truth.visible > 0.45;
}

export function groupCrops(crops: readonly TrainingCrop[]): CropGroups {
  const visible = crops.filter(teaches);
  const m30 = visible.filter(({ truth }) => isM30(truth));
  return {
    m30,
    other: visible.filter(({ truth }) => truth.label === 'other' && !truth.real),
    real: visible.filter(({ truth }) => truth.label === 'other' && truth.real),
    nothing: crops.filter(({ truth }) => truth.label === 'nothing' && !truth.real),
    realNothing: crops.filter(({ truth }) => truth.label === 'nothing' && truth.real),
    byPhoto: groupBy(m30, ({ truth }) => `${truth.photo} ${truth.label}`),
    byPress: groupBy(m30, ({ truth }) => truth.press),
  };
}

function groupBy(crops: readonly TrainingCrop[], key: (crop: TrainingCrop) => string): Map<string, TrainingCrop[]> {
  const groups = new Map<string, TrainingCrop[]>();
  for (const crop of crops) {
    const group = groups.get(key(crop));
    if (group) group.push(crop);
    else groups.set(key(crop), [crop]);
  }
  return groups;
}

/**
 * A batch of `size`. Every M 30 tablet comes with one of the other kind from the same photo, where there is one: what they
 * share says nothing, so the loss asks for what they do not share. And often with tablets of the same press from another
 * photo, so that the embedding learns what a press leaves on its tablets under any light.
 */
export function drawBatch(groups: CropGroups, size: number, random: Random): TrainingCrop[] {
  const batch: TrainingCrop[] = [];
  while (batch.length < M30_SHARE * size) {
    const first = random.pick(groups.m30);
    pushTwins(batch, first, groups, random);
    const siblings = (groups.byPress.get(first.truth.press) ?? []).filter((c) => c.truth.photo !== first.truth.photo);
    if (siblings.length > 0 && random.chance(SAME_PRESS_SHARE)) pushTwins(batch, random.pick(siblings), groups, random);
  }
  while (batch.length < size) {
    const [simulated, real] = random.chance(NOTHING_SHARE)
      ? ([groups.nothing, groups.realNothing] as const)
      : ([groups.other, groups.real] as const);
    const some = random.chance(REAL_SHARE) && real.length > 0 ? real : simulated;
    batch.push(random.pick(some.length > 0 ? some : groups.other));
  }
  return batch.slice(0, size);
}

function pushTwins(batch: TrainingCrop[], first: TrainingCrop, groups: CropGroups, random: Random): void {
  const { photo, label } = first.truth;
  const twins = groups.byPhoto.get(`${photo} ${label === 'reference' ? 'counterfeit' : 'reference'}`);
  batch.push(first, twins ? random.pick(twins) : random.pick(groups.m30));
}
