import { TelltaleError } from '../../core/errors.ts';
import { say } from '../../core/words/say.ts';
import type { PassedOverReason } from '../../report/passed-over-lines.ts';
import { readArchive } from './archive.ts';
import { type Budget, ratioProblem } from './budget.ts';
import { archiveIn, classifyContent, isPicture, refusalOf } from './classified.ts';
import { type ArchiveKind, classifyByName, isWanted, type Kind } from './classify.ts';
import type { Content } from './content.ts';
import { INSIDE } from './entry-name.ts';
import type { Member } from './member.ts';
import { memberBytes } from './member-bytes.ts';
import { openEntry } from './open-entry.ts';
import type { PassedOver, SourceEntry, SourceItem, SourceProblem } from './source-entry.ts';
import { archiveError, entryError } from './source-error.ts';
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

type Items = AsyncGenerator<SourceItem | PassedOver, void, undefined>;

/**
 * What becomes of each file in an archive and in the archives inside it, folders apart; an archive without any is passed
 * over itself. Never throws.
 */
export async function* readMembers(kind: ArchiveKind, content: Content, place: Place): Items {
  let [position, isEmpty] = [0, true];
  try {
    for await (const member of readArchive(kind, content, place.limits)) {
      position = member.position;
      const isTooMuch = ratioProblem(member, place.limits.maxRatio) !== undefined;
      place.budget.count(isTooMuch ? 0 : member.content.byteLength);
      if (member.kind === 'folder') continue;
      isEmpty = false;
      const at = place.positionOf(position);
      const [name, label] = [place.name + INSIDE + member.name, place.label + INSIDE + member.name];
      yield* itemsOf(member, { ...place, name, label, positionOf: () => at });
    }
    if (isEmpty) yield passOver(place, 'empty_archive');
  } catch (error) {
    yield sourceProblem(place, place.positionOf(position), archiveError(error));
  }
}

async function* itemsOf(member: Member, place: Place): Items {
  if (member.kind !== 'file') return yield noFile(member, place);
  const kind = await kindOf(member);
  if (kind instanceof TelltaleError) yield sourceProblem(place, place.positionOf(0), kind);
  else yield* itemsOfKind(kind, member, place);
}

function noFile({ name, kind }: Member, place: Place): SourceProblem | PassedOver {
  const isLink = kind === 'link';
  if (!isWanted(classifyByName(name))) return passOver(place, isLink ? 'link' : 'not_a_file');
  const problem = isLink
    ? new TelltaleError('source_is_link')
    : new TelltaleError('source_not_a_file', { received: 'FIFO or device' });
  return sourceProblem(place, place.positionOf(0), problem);
}

/** What a file in an archive is; why that cannot be known, where neither name nor bytes tell. */
async function kindOf(member: Member): Promise<Kind | TelltaleError> {
  const { name, content, problem } = member;
  try {
    if (problem) return classifyByName(name) ?? problem;
    return await classifyContent(name, content);
  } catch (error) {
    return classifyByName(name) ?? entryError(error);
  }
}

async function* itemsOfKind(kind: Kind, member: Member, place: Place): Items {
  const { limits, depth } = place;
  const problem = problemOfKind(kind, member, place);
  if (kind.is === 'other') yield passOver(place, 'not_a_photo');
  else if (kind.is === 'mac_metadata') yield passOver(place, 'mac_metadata');
  else if (problem) yield sourceProblem(place, place.positionOf(0), problem);
  else {
    if (isPicture(kind)) yield entryOf(member, place);
    const archive = await archiveIn(kind, member.content);
    if (archive) yield* readMembers(archive, member.content, { ...place, limits, depth: depth + 1 });
  }
}

function problemOfKind(kind: Kind, member: Member, { depth, limits }: Place): TelltaleError | undefined {
  if (member.problem) return member.problem;
  const refused = refusalOf(kind);
  if (refused) return refused;
  const isTooDeep = kind.is === 'archive' && depth >= limits.maxDepth;
  if (isTooDeep) return new TelltaleError('archive_too_deep', { max: limits.maxDepth });
  return ratioProblem(member, limits.maxRatio);
}

function entryOf(member: Member, { name, label, limits, positionOf }: Place): SourceEntry {
  return {
    name,
    label,
    byteLength: member.content.byteLength,
    ...(member.modified ? { modified: member.modified } : {}),
    ...(member.isAbsolute ? { isAbsolute: true } : {}),
    position: positionOf(0),
    read: () => memberBytes(member, limits.maxEntryBytes, () => openEntry(name, limits)),
  };
}

function passOver({ name, label, positionOf }: Place, passedOver: PassedOverReason): PassedOver {
  return { name, label, position: positionOf(0), passedOver };
}

export function sourceProblem(
  { name, label }: { readonly name: string; readonly label: string },
  position: number,
  error: TelltaleError,
): SourceProblem {
  const { code, values }: TelltaleError = error;
  return { name, label, position, code, message: say(code, 'en', values), error };
}
