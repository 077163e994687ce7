import { TelltaleError } from '../../core/errors.ts';
import { say } from '../../core/words/say.ts';
import { readArchive } from './archive.ts';
import { type Budget, ratioProblem } from './budget.ts';
import type { Content } from './content.ts';
import { INSIDE, isUnsafe } from './entry-name.ts';
import type { Member } from './member.ts';
import { memberBytes } from './member-bytes.ts';
import { openEntry } from './open-entry.ts';
import { type ArchiveKind, archiveKind, isBookkeeping, isPhotoName } from './photo-names.ts';
import type { SourceItem, SourceProblem } from './source-entry.ts';
import { archiveError } from './source-error.ts';
import type { SourceLimits } from './source-limits.ts';

/** Where an archive lies, and what is left of its budget. */
export interface Place {
  readonly name: string;
  readonly label: string;
  /** Archives around it. */
  readonly depth: number;
  readonly limits: SourceLimits;
  readonly budget: Budget;
  /** Position among all sources of a position in this archive. */
  positionOf(position: number): number;
}

/** The photos of an archive and of the archives inside it, and what of it cannot be looked at. Never throws. */
export async function* readMembers(
  kind: ArchiveKind,
  content: Content,
  place: Place,
): AsyncGenerator<SourceItem, void, undefined> {
  const timesSeen = new Map<string, number>();
  let position = 0;
  try {
    for await (const member of readArchive(kind, content, place.limits)) {
      position = member.position;
      const ratio = ratioProblem(member, place.limits.maxRatio);
      place.budget.count(ratio ? 0 : member.content.byteLength);
      if (!isWanted(member)) continue;
      const inside = uniqueName(member.name, timesSeen);
      const names = { name: place.name + INSIDE + inside, label: place.label + INSIDE + inside };
      const problem = memberProblem(member, place) ?? ratio;
      const at = place.positionOf(position);
      if (problem) yield sourceProblem(names, at, problem);
      else yield* itemsOf(member, { ...place, ...names, positionOf: () => at });
    }
  } catch (error) {
    yield sourceProblem(place, place.positionOf(position), archiveError(error));
  }
}

function isWanted({ name, kind }: Member): boolean {
  if (kind === 'folder' || kind === 'other' || isBookkeeping(name)) return false;
  return isPhotoName(name) || archiveKind(name) !== undefined;
}

/** An archive may hold a name twice: the second one gets `!2` behind it. */
function uniqueName(name: string, timesSeen: Map<string, number>): string {
  const times = (timesSeen.get(name) ?? 0) + 1;
  timesSeen.set(name, times);
  return times === 1 ? name : `${name}!${times}`;
}

function memberProblem({ name, kind, problem }: Member, { depth, limits }: Place): TelltaleError | undefined {
  if (isUnsafe(name)) return new TelltaleError('archive_unsafe_name');
  if (kind === 'link') return new TelltaleError('source_is_link');
  if (problem) return problem;
  const isTooDeep = archiveKind(name) !== undefined && depth >= limits.maxDepth;
  return isTooDeep ? new TelltaleError('archive_too_deep', { max: limits.maxDepth }) : undefined;
}

async function* itemsOf(member: Member, place: Place): AsyncGenerator<SourceItem, void, undefined> {
  const { name, label, limits } = place;
  const kind = archiveKind(member.name);
  if (kind) yield* readMembers(kind, member.content, { ...place, depth: place.depth + 1 });
  else {
    yield {
      name,
      label,
      byteLength: member.content.byteLength,
      ...(member.modified ? { modified: member.modified } : {}),
      position: place.positionOf(0),
      read: () => memberBytes(member, limits.maxEntryBytes, () => openEntry(name, limits)),
    };
  }
}

export function sourceProblem(
  { name, label }: { readonly name: string; readonly label: string },
  position: number,
  error: TelltaleError,
): SourceProblem {
  const { code, values }: TelltaleError = error;
  return { name, label, position, code, message: say(code, 'en', values), error };
}
