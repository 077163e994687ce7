import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { unwritable } from '../../runtime/unwritable.ts';
import { dateOf, type Examined } from './examine-once.ts';
import { type Journal, openJournal } from './journal.ts';
import { type PhotoRecord, packLook, type ScanRow } from './photo-record.ts';
import { type Recovered, type RowPosition, recover } from './recover.ts';
import { countRow, type ScanCounts } from './scan-counts.ts';
import { pictureName, type ScanFiles } from './scan-files.ts';

/** Rows that a power failure may cost, whose photos are then examined again. A kill costs no written row. */
const ROWS_PER_SYNC = 100;

/** Writes photos into a scan's folder, row by row, so that the run may end at any moment and another one resume. */
export class ScanWriter {
  readonly #files: ScanFiles;
  readonly #results: Journal;
  readonly #photos: Journal;
  readonly #keys: Set<string>;
  readonly #originals: Map<string, RowPosition>;
  readonly #folders = new Set<string>();
  readonly #software: string | undefined;
  #counts: ScanCounts;

  private constructor(
    files: ScanFiles,
    results: Journal,
    photos: Journal,
    { keys, originals, counts }: Recovered,
    software: string | undefined,
  ) {
    this.#files = files;
    this.#results = results;
    this.#photos = photos;
    this.#keys = keys;
    this.#originals = originals;
    this.#counts = counts;
    this.#software = software;
  }

  /**
   * Continues at the end of the files, or starts.
   *
   * @param software version of the program, which each record names
   * @throws TelltaleError `output_unwritable`, like all methods
   */
  static async open(files: ScanFiles, software?: string): Promise<ScanWriter> {
    const recovered = await recover(files);
    const results = await openJournal(files.results, recovered.resultsBytes);
    const photos = await openJournal(files.photos, recovered.photosBytes);
    return new ScanWriter(files, results, photos, recovered, software);
  }

  get counts(): ScanCounts {
    return this.#counts;
  }

  /** Whether the photo with this key is to be examined: not if it has a row, or was claimed before. */
  claim(key: string): boolean {
    if (this.#keys.has(key)) return false;
    this.#keys.add(key);
    return true;
  }

  /** The row of the first photo with these bytes, if it is written. */
  async find(sha256: string): Promise<ScanRow | undefined> {
    const place = this.#originals.get(sha256);
    return place && JSON.parse(await this.#results.read(place.start, place.byteLength));
  }

  /** Pictures first, then the photo's record, then its row: a row is never without the others. */
  async write(examined: Examined): Promise<void> {
    const { row } = examined;
    const index = this.#counts.photos;
    await this.#writePictures(index, examined);
    await this.#photos.append(this.#recordOf(examined));
    const place = await this.#results.append(row);
    const { sha256 } = row.photo;
    if (sha256 !== undefined && !this.#originals.has(sha256)) this.#originals.set(sha256, { index, ...place });
    this.#counts = countRow(this.#counts, row);
    if (this.#counts.photos % ROWS_PER_SYNC === 0) await this.sync();
  }

  async sync(): Promise<void> {
    await this.#photos.sync();
    await this.#results.sync();
  }

  async close(): Promise<void> {
    await this.#photos.close();
    await this.#results.close();
  }

  #recordOf({ item, row, details }: Examined): PhotoRecord {
    const original = row.duplicateOf === undefined ? undefined : this.#originals.get(row.photo.sha256 ?? '');
    return {
      name: row.photo.name,
      key: item.name,
      ...(original ? { duplicateOf: original.index } : {}),
      ...(details?.perceptualHash === undefined ? {} : { perceptualHash: details.perceptualHash }),
      ...dateOf(item, details),
      ...(this.#software === undefined ? {} : { software: this.#software }),
      hasThumbnail: details !== undefined,
      crops: details?.tablets.filter(({ crop }) => crop !== undefined).length ?? 0,
      ...(details?.tablets.some(({ look }) => look) && { looks: details.tablets.map(({ look }) => packLook(look)) }),
    };
  }

  async #writePictures(index: number, { details }: Examined): Promise<void> {
    if (details === undefined) return;
    await this.#writePicture(pictureName(index), details.thumbnail);
    for (const [tablet, { crop }] of details.tablets.entries()) {
      if (crop !== undefined) await this.#writePicture(pictureName(index, tablet), crop);
    }
  }

  /** Not synced: losing a picture in a power failure affects only the gallery. */
  async #writePicture(name: string, base64: string): Promise<void> {
    const path = join(this.#files.reportFolder, name);
    await unwritable(path, async () => {
      const folder = dirname(path);
      if (!this.#folders.has(folder)) await mkdir(folder, { recursive: true });
      this.#folders.add(folder);
      await writeFile(path, Buffer.from(base64, 'base64'));
    });
  }
}
