import type { TelltaleError } from '../../core/errors.ts';
import type { PassedOverReason } from '../../report/passed-over-lines.ts';

/** One photo of the sources: a file, or a member of an archive. */
export interface SourceEntry {
  /**
   * The path by which `openEntry` opens it again, with `/` between parts on every system: the source as it was given and
   * what lies in it; a member of an archive as `archive.zip!/folder/photo.jpg`, with another `!/` for each archive inside
   * another. No two entries of one source share a name.
   */
  readonly name: string;
  /** The name without the folder that was given: `folder/photo.jpg`, `archive.zip!/photo.jpg`. Two sources may share one. */
  readonly label: string;
  /** As the folder or the archive has it; not to be trusted. Absent where nobody says. */
  readonly byteLength?: number;
  /** Whether the archive has the name with a slash or a drive before it. */
  readonly isAbsolute?: boolean;
  /** When the file or the member was last written, as far as that is known. */
  readonly modified?: Date;
  /** Bytes of all sources that lie before the end of this entry, for progress: against `measureSources`. */
  readonly position: number;
  /**
   * The bytes. Cheapest before the next entry is asked for: later, a member of a compressed tar is looked for from the
   * archive's beginning. Rejects with a TelltaleError: `photo_unreadable`, `photo_too_large_bytes`,
   * `archive_member_damaged`, `archive_ratio`.
   */
  read(): Promise<Buffer>;
}

/** What of the sources cannot be looked at: a member that is encrypted, a link, an archive that breaks off. The rest goes on. */
export interface SourceProblem {
  readonly name: string;
  readonly label: string;
  readonly position: number;
  readonly code: TelltaleError['code'];
  /** In English; `error` tells it in other languages. */
  readonly message: string;
  readonly error: TelltaleError;
}

/** What of the sources was passed over: every file of them is this, a SourceEntry or a SourceProblem. */
export interface PassedOver {
  readonly name: string;
  readonly label: string;
  readonly position: number;
  readonly passedOver: PassedOverReason;
}

/** What gets a row: a photo, or what cannot be looked at. */
export type SourceItem = SourceEntry | SourceProblem;

export function isEntry(item: SourceItem | PassedOver): item is SourceEntry {
  return 'read' in item;
}

export function isPassedOver(item: SourceItem | PassedOver): item is PassedOver {
  return 'passedOver' in item;
}
