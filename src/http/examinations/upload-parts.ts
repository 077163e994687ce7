import { TelltaleError } from '../../core/errors.ts';
import { sniffType } from '../../photo/sniff-type.ts';
import type { ServiceLimits } from '../limits.ts';
import { PHOTOS_FIELD } from './examination-fields.ts';
import type { PartHead, PartSink } from './multipart.ts';

export interface UploadedPhoto {
  /** The caller's name for it, or its index among the photos; never used as a path. */
  readonly name: string;
  /** Undefined if the photo was over `maxPhotoBytes`; then none of it was kept. */
  readonly bytes: Uint8Array | undefined;
}

const [MAX_FIELDS, MAX_NAME_LENGTH, MAX_VALUE_BYTES] = [8, 100, 1000] as const;

/**
 * Keeps the parts of an upload in memory. A part in the field of the photos is a photo, whatever its other headers are.
 * A photo that is too large is not kept; the others are.
 */
export class UploadParts {
  readonly #limits: Pick<ServiceLimits, 'maxPhotos' | 'maxPhotoBytes'>;
  readonly #unknownField: (name: string) => TelltaleError;
  readonly #photos: UploadedPhoto[] = [];
  readonly #fields = new Map<string, string | string[]>();
  #fieldCount = 0;
  #hasFile = false;

  constructor(
    limits: Pick<ServiceLimits, 'maxPhotos' | 'maxPhotoBytes'>,
    unknownField: (name: string) => TelltaleError,
  ) {
    this.#limits = limits;
    this.#unknownField = unknownField;
  }

  /** In the order of the request. */
  get photos(): readonly UploadedPhoto[] {
    return this.#photos;
  }

  /** Whether one of the photos is a file by its head or its bytes, and not a text in its place. */
  get hasFile(): boolean {
    return this.#hasFile;
  }

  /** The text fields; a repeated one is a list. */
  get fields(): Readonly<Record<string, unknown>> {
    return Object.fromEntries(this.#fields);
  }

  /** Throws `request_too_many_photos`, `request_field_unknown`, `request_malformed`. */
  begin({ name, fileName, contentType }: PartHead): PartSink {
    if (name === undefined || name.length > MAX_NAME_LENGTH) throw new TelltaleError('request_malformed');
    if (name === PHOTOS_FIELD) return this.#photo(fileName, contentType !== undefined);
    if (fileName !== undefined) throw this.#unknownField(name);
    return this.#field(name);
  }

  #photo(fileName: string | undefined, hasType: boolean): PartSink {
    const { maxPhotos, maxPhotoBytes } = this.#limits;
    const chunks: Buffer[] = [];
    let byteLength = 0;
    return {
      write: (bytes) => {
        if (byteLength === 0 && this.#photos.length >= maxPhotos) {
          throw new TelltaleError('request_too_many_photos', { max: maxPhotos });
        }
        byteLength += bytes.length;
        if (byteLength <= maxPhotoBytes) chunks.push(bytes);
        else chunks.length = 0;
      },
      end: () => {
        // Sent by a browser for a field in which nothing was chosen.
        if (fileName === undefined && byteLength === 0) return;
        if (this.#photos.length >= maxPhotos) throw new TelltaleError('request_too_many_photos', { max: maxPhotos });
        const bytes = byteLength > maxPhotoBytes ? undefined : Buffer.concat(chunks);
        this.#hasFile ||= fileName !== undefined || hasType || bytes === undefined || sniffType(bytes) !== null;
        this.#photos.push({ name: fileName ?? `photo-${this.#photos.length + 1}`, bytes });
      },
    };
  }

  #field(name: string): PartSink {
    if (++this.#fieldCount > MAX_FIELDS) throw new TelltaleError('request_malformed');
    let value = Buffer.alloc(0);
    return {
      write: (bytes) => {
        value = Buffer.concat([value, bytes]);
        if (value.length > MAX_VALUE_BYTES) throw new TelltaleError('request_malformed');
      },
      end: () => {
        const [former, text] = [this.#fields.get(name), value.toString('utf8')];
        this.#fields.set(name, former === undefined ? text : [former, text].flat());
      },
    };
  }
}
