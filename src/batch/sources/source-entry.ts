import type { TelltaleError } from '../../core/errors.ts';
import type { PassedOverReason } from '../../report/passed-over-lines.ts';

/** One photo of the sources: a file, or a member of an archive. */
export interface SourceEntry {
  /**
   * The path by which `openEntry` opens it again, with `/` between parts on every system: the source as given and the
   * path in it; for a member of an archive `archive.zip!/folder/photo.jpg`, with another `!/` for each nested archive.
   * Entries of one source have unique names.
   */
  readonly name: string;
  /** The name relative to the given folder: `folder/photo.jpg`, `archive.zip!/photo.jpg`. Two sources may share one. */
  readonly label: string;
  /** As in the folder or the archive; not to be trusted. Absent if unknown. */
  readonly byteLength?: number;
  /** Whether the name in the archive has a leading slash or drive. */
  readonly isAbsolute?: boolean;
  /** When the file or the member was last written, if known. */
  readonly modified?: Date;
  /** Bytes of all sources before the end of this entry, for progress: against `measureSources`. */
  readonly position: number;
  /**
   * The bytes. Cheapest before the next entry is requested: later, a member of a compressed tar is searched from the
   * archive's beginning. Rejects with a TelltaleError: `photo_unreadable`, `photo_too_large_bytes`,
   * `archive_member_damaged`, `archive_ratio`.
   */
  read(): Promise<Buffer>;
}

/**
 * A part of the sources that cannot be examined: an encrypted member, a link, a truncated archive. The rest continues.
 */
export interface SourceProblem {
  readonly name: string;
  readonly label: string;
  readonly position: number;
  readonly code: TelltaleError['code'];
  /** In English; `error` has it in other languages. */
  readonly message: string;
  readonly error: TelltaleError;
}

/** A skipped part of the sources: every file of them is this, a SourceEntry or a SourceProblem. */
export interface PassedOver {
  readonly name: string;
  readonly label: string;
  readonly position: number;
  readonly passedOver: PassedOverReason;
}

/** An item that gets a row: a photo, or one that cannot be examined. */
export type SourceItem = SourceEntry | SourceProblem;

export function isEntry(item: SourceItem | PassedOver): item is SourceEntry {
  return 'read' in item;
}

export function isPassedOver(item: SourceItem | PassedOver): item is PassedOver {
  return 'passedOver' in item;
}
