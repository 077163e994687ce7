/** Of 128 bits. Photos that differ in more are not near duplicates. */
export const MAX_DISTANCE = 7;
/**
 * One more than the distance: of this many parts, two near hashes have at least one in common, whichever bits differ.
 */
const PARTS = MAX_DISTANCE + 1;
const PART_BITS = 16;
/** Flat grounds share parts by the thousand; a photo is compared with this many of the latest ones for each part. */
const MAX_COMPARED = 400;

/**
 * Groups of photos with near perceptual hashes, as lists of indices in `hashes`, each in order; a photo is near its
 * group if it is near one of its members. `hashes` come from `perceptualHash`; undefined ones are near nothing.
 */
export function groupNearDuplicates(hashes: readonly (string | undefined)[]): number[][] {
  const parts = hashes.map((hash) => (hash === undefined ? undefined : partsOf(hash)));
  const leaders = Int32Array.from(hashes, (_, place) => place);
  const buckets = Array.from({ length: PARTS }, () => new Map<number, number[]>());
  for (const [place, own] of parts.entries()) {
    if (own === undefined) continue;
    for (const [part, bucket] of buckets.entries()) {
      const value = own[part]!;
      const others = bucket.get(value) ?? [];
      for (const other of others.slice(-MAX_COMPARED)) {
        if (distance(own, parts[other] as Uint16Array) <= MAX_DISTANCE) join(leaders, other, place);
      }
      others.push(place);
      bucket.set(value, others);
    }
  }
  return groupsOf(leaders);
}

/** Names the scene that the photo with this index shows: near duplicates show the same one. */
export function scenesOf(nearDuplicates: readonly (readonly number[])[]): (photo: number) => string {
  const groupOf = new Map(nearDuplicates.flatMap((group, i) => group.map((photo) => [photo, i] as const)));
  return (photo) => {
    const group = groupOf.get(photo);
    return group === undefined ? `photo ${photo}` : `near ${group}`;
  };
}

function partsOf(hash: string): Uint16Array {
  return Uint16Array.from({ length: PARTS }, (_, i) => Number.parseInt(hash.slice(i * 4, i * 4 + PART_BITS / 4), 16));
}

function distance(a: Uint16Array, b: Uint16Array): number {
  let bits = 0;
  for (let i = 0; i < a.length; i++) {
    for (let rest = a[i]! ^ b[i]!; rest !== 0; rest &= rest - 1) bits++;
  }
  return bits;
}

/** The first member represents its group. */
function join(leaders: Int32Array, one: number, two: number): void {
  const [a, b] = [leaderOf(leaders, one), leaderOf(leaders, two)];
  leaders[Math.max(a, b)] = Math.min(a, b);
}

function leaderOf(leaders: Int32Array, place: number): number {
  let leader = place;
  while (leaders[leader] !== leader) {
    // Path halving, for later look-ups.
    leaders[leader] = leaders[leaders[leader]!]!;
    leader = leaders[leader]!;
  }
  return leader;
}

function groupsOf(leaders: Int32Array): number[][] {
  const groups = new Map<number, number[]>();
  for (const place of leaders.keys()) {
    const leader = leaderOf(leaders, place);
    if (leader === place) continue;
    const group = groups.get(leader) ?? [leader];
    group.push(place);
    groups.set(leader, group);
  }
  return [...groups.values()];
}
