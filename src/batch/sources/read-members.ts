import { TelltaleError } from '../../core/errors.ts';
import { say } from '../../core/words/say.ts';
import type { PassedOverReason } from '../../report/passed-over-lines.ts';
import { type Budget, ratioProblem } from './budget.ts';
import { archiveIn, classifyContent, isPicture, refusalOf } from './classified.ts';
import { type ArchiveKind, classifyByName, isWanted, type Kind } from './classify.ts';
import type { Content } from './content.ts';
import { INSIDE } from './entry-name.ts';
import type { Member } from './member.ts';
import { memberBytes } from './member-bytes.ts';
import { openEntry } from './open-entry.ts';
import { readArchive } from './read-archive.ts';
import type { PassedOver, SourceEntry, SourceItem, SourceProblem } from './source-entry.ts';
import { archiveError, entryError } from './source-error.ts';
import type { SourceLimits } from './source-limits.ts';

/** The position of an archive, and the rest of its budget. */
export interface ArchiveContext {
  readonly name: string;
  readonly label: string;
  /** Number of archives around it. */
  readonly depth: number;
  readonly limits: SourceLimits;
  readonly budget: Budget;
  /** Position among all sources for a position in this archive. */
  positionOf(position: number): number;
}

type Items = AsyncGenerator<SourceItem | PassedOver, void, undefined>;

/**
 * The outcome of each file in an archive and in the archives inside it, except folders; an archive without files is
 * itself skipped. Never throws.
 */
export async function* readMembers(kind: ArchiveKind, content: Content, context: ArchiveContext): Items {
  let [position, isEmpty] = [0, true];
  try {
    for await (const member of readArchive(kind, content, context.limits)) {
      position = member.position;
      const isTooMuch = ratioProblem(member, context.limits.maxRatio) !== undefined;
      context.budget.count(isTooMuch ? 0 : member.content.byteLength);
      if (member.kind === 'folder') continue;
      isEmpty = false;
      const at = context.positionOf(position);
      const [name, label] = [context.name + INSIDE + member.name, context.label + INSIDE + member.name];
      yield* itemsOf(member, { ...context, name, label, positionOf: () => at });
    }
    if (isEmpty) yield passOver(context, 'empty_archive');
  } catch (error) {
    yield sourceProblem(context, context.positionOf(position), archiveError(error));
  }
}

async function* itemsOf(member: Member, context: ArchiveContext): Items {
  if (member.kind !== 'file') return yield noFile(member, context);
  const kind = await kindOf(member);
  if (kind instanceof TelltaleError) yield sourceProblem(context, context.positionOf(0), kind);
  else yield* itemsOfKind(kind, member, context);
}

function noFile({ name, kind }: Member, context: ArchiveContext): SourceProblem | PassedOver {
  const isLink = kind === 'link';
  if (!isWanted(classifyByName(name))) return passOver(context, isLink ? 'link' : 'not_a_file');
  const problem = isLink
    ? new TelltaleError('source_is_link')
    : new TelltaleError('source_not_a_file', { received: 'FIFO or device' });
  return sourceProblem(context, context.positionOf(0), problem);
}

/** The type of a file in an archive; an error if neither name nor bytes determine it. */
async function kindOf(member: Member): Promise<Kind | TelltaleError> {
  const { name, content, problem } = member;
  try {
    if (problem) return classifyByName(name) ?? problem;
    return await classifyContent(name, content);
  } catch (error) {
    return classifyByName(name) ?? entryError(error);
  }
}

async function* itemsOfKind(kind: Kind, member: Member, context: ArchiveContext): Items {
  const { limits, depth } = context;
  const problem = problemOfKind(kind, member, context);
  if (kind.is === 'other') yield passOver(context, 'not_a_photo');
  else if (kind.is === 'mac_metadata') yield passOver(context, 'mac_metadata');
  else if (problem) yield sourceProblem(context, context.positionOf(0), problem);
  else {
    if (isPicture(kind)) yield entryOf(member, context);
    const archive = await archiveIn(kind, member.content);
    if (archive) yield* readMembers(archive, member.content, { ...context, limits, depth: depth + 1 });
  }
}

function problemOfKind(kind: Kind, member: Member, { depth, limits }: ArchiveContext): TelltaleError | undefined {
  if (member.problem) return member.problem;
  const refused = refusalOf(kind);
  if (refused) return refused;
  const isTooDeep = kind.is === 'archive' && depth >= limits.maxDepth;
  if (isTooDeep) return new TelltaleError('archive_too_deep', { max: limits.maxDepth });
  return ratioProblem(member, limits.maxRatio);
}

function entryOf(member: Member, { name, label, limits, positionOf }: ArchiveContext): SourceEntry {
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

function passOver({ name, label, positionOf }: ArchiveContext, passedOver: PassedOverReason): PassedOver {
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
