import type { ArchiveKind } from './classify.ts';
import type { Content } from './content.ts';
import type { Member } from './member.ts';
import { readArchive } from './read-archive.ts';
import type { SourceLimits } from './source-limits.ts';

/** An archive whose members are opened by name. */
export interface OpenedArchive {
  /** Whether members can be read in any order without reading the others. */
  readonly isIndexed: boolean;
  /** The result of `use` on the member with this name; undefined if there is none. */
  withMember<Result>(name: string, use: (member: Member) => Promise<Result>): Promise<Result | undefined>;
  /** Keeps the archive open until the returned function is called. */
  hold(): () => void;
}

/** `close` is called once nobody holds the archive any more; its opener holds it from the beginning. */
export async function openArchive(
  kind: ArchiveKind,
  content: Content,
  limits: SourceLimits,
  close: () => void,
): Promise<OpenedArchive> {
  const members = () => readArchive(kind, content, limits);
  const isIndexed = kind === 'zip' || (kind === 'tar' && content.span !== undefined);
  const withMember = isIndexed ? await indexed(members()) : inOrder(members);
  let holders = 0;
  return {
    isIndexed,
    withMember,
    hold() {
      holders++;
      let isHeld = true;
      return () => {
        if (isHeld) holders--;
        if (isHeld && holders === 0) close();
        isHeld = false;
      };
    },
  };
}

type Find = OpenedArchive['withMember'];

async function indexed(members: AsyncIterable<Member>): Promise<Find> {
  const byName = new Map<string, Member>();
  try {
    for await (const member of members) if (member.kind === 'file') byName.set(member.name, member);
  } catch (error) {
    // Members before the damage can still be opened, as when the archive was read through.
    if (byName.size === 0) throw error;
  }
  return async (name, use) => {
    const member = byName.get(name);
    return member && use(member);
  };
}

/**
 * Only the next members of a compressed tar are available: requests in the archive's order are served in one pass, a
 * request for an earlier member starts another one. One at a time.
 */
function inOrder(start: () => AsyncGenerator<Member, void, undefined>): Find {
  let members = start();
  let isFresh = true;
  let last: Promise<unknown> = Promise.resolve();

  async function find<Result>(name: string, use: (member: Member) => Promise<Result>): Promise<Result | undefined> {
    for (;;) {
      const startedFresh = isFresh;
      isFresh = false;
      for (let next = await members.next(); !next.done; next = await members.next()) {
        if (next.value.kind === 'file' && next.value.name === name) return use(next.value);
      }
      members = start();
      isFresh = true;
      if (startedFresh) return undefined;
    }
  }

  return (name, use) => {
    const turn = last.then(() => find(name, use));
    last = turn.catch(() => {
      // An interrupted pass does not continue.
      members = start();
      isFresh = true;
    });
    return turn;
  };
}
