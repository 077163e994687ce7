import type { LabelledTablet } from './learning-tablet.ts';

/** Groups of each class below which cameras are not held out: with fewer there is nothing left to learn from. */
const FEWEST_GROUPS = 5;

export interface HeldOutTogether {
  readonly tablets: readonly LabelledTablet[];
  /** Whether photos of one camera are held out together too. */
  readonly byCamera: boolean;
}

/**
 * The tablets with groups that are held out together: whole exhibits and, if that leaves at least `FEWEST_GROUPS` groups of each
 * class, everything that is connected by a camera as well. `cameraOf` is undefined for a photo that names none.
 */
export function holdOutGroups(
  tablets: readonly LabelledTablet[],
  cameraOf: (photo: string) => string | undefined,
): HeldOutTogether {
  const parent = new Map<string, string>();
  const rootOf = (name: string): string => {
    const up = parent.get(name) ?? name;
    return up === name ? name : rootOf(up);
  };
  for (const { group, photo } of tablets) {
    const camera = cameraOf(photo);
    if (camera !== undefined) parent.set(rootOf(`camera ${camera}`), rootOf(`exhibit ${group}`));
  }
  const joined = tablets.map((tablet) => ({ ...tablet, group: rootOf(`exhibit ${tablet.group}`) }));
  const groupsOf = (counterfeit: boolean): number =>
    new Set(joined.filter((one) => one.counterfeit === counterfeit).map(({ group }) => group)).size;
  const enough = Math.min(groupsOf(false), groupsOf(true)) >= FEWEST_GROUPS;
  // Without a named camera, nothing is known to be held out but exhibits.
  const isNamed = tablets.some(({ photo }) => cameraOf(photo) !== undefined);
  return enough && isNamed ? { tablets: joined, byCamera: true } : { tablets, byCamera: false };
}
