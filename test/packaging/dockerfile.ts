import { cp, mkdir, readdir } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';

/** One instruction, with continued lines joined. */
export interface Instruction {
  readonly name: string;
  readonly text: string;
}

/** The stage that one FROM begins. */
export interface Stage {
  readonly base: string;
  /** Its name for other stages; undefined for the last. */
  readonly as: string | undefined;
  readonly instructions: readonly Instruction[];
}

/** The stages of a Dockerfile, for the few instructions that ours has. */
export function readDockerfile(text: string): Stage[] {
  const lines = text.replace(/^\s*#.*\n/gm, '').replace(/\\\n/g, ' ');
  const stages: (Stage & { instructions: Instruction[] })[] = [];
  for (const line of lines.split('\n').filter((some) => some.trim() !== '')) {
    const [, name = '', rest = ''] = /^(\S+)\s+(.*)$/.exec(line.trim()) ?? [];
    const from = /^(\S+)(?:\s+AS\s+(\S+))?$/i.exec(rest);
    if (name === 'FROM') stages.push({ base: from?.[1] ?? '', as: from?.[2], instructions: [] });
    else stages.at(-1)?.instructions.push({ name, text: rest });
  }
  return stages;
}

/** `COPY [--from=STAGE] SOURCE... TARGET`. */
export function readCopy(text: string): { from: string | undefined; sources: string[]; target: string } {
  const words = text.split(/\s+/);
  const from = words.find((word) => word.startsWith('--from='))?.slice('--from='.length);
  const paths = words.filter((word) => !word.startsWith('--'));
  return { from, sources: paths.slice(0, -1), target: paths.at(-1) ?? '' };
}

/** The command of `CMD [...]` or of `HEALTHCHECK ... CMD [...]`. */
export function readCommand(text: string): string[] {
  return JSON.parse(text.slice(text.indexOf('[')));
}

/** `ENV A=b C=d`. */
export function readEnvironment(text: string): Record<string, string> {
  return Object.fromEntries(text.split(/\s+/).map((word) => word.split('=', 2) as [string, string]));
}

/** Whether the patterns of a .dockerignore exclude a path; an excluded folder excludes its content. */
export function leftOutBy(dockerignore: string): (path: string) => boolean {
  const patterns = dockerignore
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map(
      (line) =>
        new RegExp(
          `^${line
            .trim()
            .split(/(\*\*\/|\*)/)
            .map(patternPart)
            .join('')}$`,
        ),
    );
  return (path) => {
    for (let part = path; part !== '.'; part = posix.dirname(part)) {
      if (patterns.some((pattern) => pattern.test(part))) return true;
    }
    return false;
  };
}

function patternPart(part: string): string {
  if (part === '**/') return '(?:.*/)?';
  return part === '*' ? '[^/]*' : part.replace(/[.+^${}()|[\]\\?]/g, '\\$&');
}

/** Copies like COPY from the context: a folder's content, a file under its name, nothing that is excluded. */
export async function copyFromContext(
  context: string,
  source: string,
  target: string,
  isLeftOut: (path: string) => boolean,
): Promise<void> {
  const from = join(context, source);
  const entries = await readdir(from, { withFileTypes: true, recursive: true }).catch(() => undefined);
  if (entries === undefined) return copyFile(from, join(target, posix.basename(source)));
  for (const entry of entries.filter((some) => some.isFile())) {
    const path = posix.relative(context, join(entry.parentPath, entry.name));
    if (!isLeftOut(path)) await copyFile(join(context, path), join(target, posix.relative(source, path)));
  }
}

async function copyFile(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await cp(from, to);
}
