import type { TelltaleError } from '../../core/errors.ts';
import type { Content } from './content.ts';

/** What an archive has under one name. */
export interface Member {
  /** Decoded, with forward slashes, as the archive has it otherwise; from `readArchive` on see there. */
  readonly name: string;
  /** Whether `readArchive` cut a slash or a drive off the name. */
  readonly isAbsolute?: boolean;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
  readonly content: Content;
  /** Bytes that it takes in the archive; for a compressed tar unknown, and as many as unpacked. */
  readonly packedBytes: number;
  readonly modified?: Date | undefined;
  /** Why it cannot be read, where that is known already. */
  readonly problem?: TelltaleError | undefined;
  /** Bytes of the archive that were passed once this member is. */
  readonly position: number;
}
