import type { TelltaleError } from '../../core/errors.ts';
import type { Content } from './content.ts';

/** A named member of an archive. */
export interface Member {
  /** Decoded, with forward slashes, otherwise as in the archive; `readArchive` changes it, see there. */
  readonly name: string;
  /** Whether `readArchive` removed a slash or a drive from the name. */
  readonly isAbsolute?: boolean;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
  readonly content: Content;
  /** Its size in the archive; for a compressed tar unknown, and set to the unpacked size. */
  readonly packedBytes: number;
  readonly modified?: Date | undefined;
  /** Why it cannot be read, if that is already known. */
  readonly problem?: TelltaleError | undefined;
  /** Position in the archive after this member. */
  readonly position: number;
}
