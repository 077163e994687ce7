import { join } from 'node:path';

/** The files of a scan's folder. */
export interface ScanFiles {
  readonly folder: string;
  /** With what the scan was begun: `ScanIdentity`. */
  readonly identity: string;
  readonly lock: string;
  /** One examination a line, in the order of the sources. */
  readonly results: string;
  /** What is known of each photo beside its examination: `PhotoRecord`, line by line as `results`. */
  readonly photos: string;
  /** What of the sources was passed over, one name a line, and why: `PassedOverRow`. */
  readonly passedOver: string;
  readonly csv: string;
  readonly parquet: string;
  readonly report: string;
  /** What the report loads: data and pictures. */
  readonly reportFolder: string;
}

export function scanFiles(folder: string): ScanFiles {
  const at = (name: string) => join(folder, name);
  return {
    folder,
    identity: at('scan.json'),
    lock: at('scan.lock'),
    results: at('results.jsonl'),
    photos: at('photos.jsonl'),
    passedOver: at('passed-over.jsonl'),
    csv: at('results.csv'),
    parquet: at('results.parquet'),
    report: at('report.html'),
    reportFolder: at('report'),
  };
}

/** Photos whose pictures share a folder: file managers and copies slow down beyond a few thousand files. */
const PHOTOS_PER_FOLDER = 1000;

/** Where the report has the pictures of the photo in this place of the results, from its own folder. */
export function pictureName(index: number, tablet?: number): string {
  const folder = String(Math.floor(index / PHOTOS_PER_FOLDER)).padStart(4, '0');
  return tablet === undefined ? `photos/${folder}/${index}.jpg` : `tablets/${folder}/${index}-${tablet + 1}.jpg`;
}
