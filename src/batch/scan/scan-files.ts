import { join } from 'node:path';

/** The files in a scan's folder. */
export interface ScanFiles {
  readonly folder: string;
  /** The settings of the scan: `ScanIdentity`. */
  readonly identity: string;
  readonly lock: string;
  /** One examination per line, in the order of the sources. */
  readonly results: string;
  /** Data of each photo beside its examination: `PhotoRecord`, line by line like `results`. */
  readonly photos: string;
  /** Skipped files, one name per line, with the reason: `PassedOverRow`. */
  readonly passedOver: string;
  /** One exhibit per line, if there are any: `ExhibitRow`. */
  readonly exhibits: string;
  /** One pair of groups of two exhibits per line that may come from one press: `PressLinkRow`. */
  readonly pressLinks: string;
  readonly exhibitsCsv: string;
  readonly exhibitsParquet: string;
  readonly csv: string;
  readonly parquet: string;
  readonly report: string;
  /** Data and pictures that the report loads. */
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
    exhibits: at('exhibits.jsonl'),
    pressLinks: at('press-links.jsonl'),
    exhibitsCsv: at('exhibits.csv'),
    exhibitsParquet: at('exhibits.parquet'),
    csv: at('results.csv'),
    parquet: at('results.parquet'),
    report: at('report.html'),
    reportFolder: at('report'),
  };
}

/** Photos whose pictures share a folder: file managers and copies become slow beyond a few thousand files. */
const PHOTOS_PER_FOLDER = 1000;

/** Folder, relative to the report's, of the pictures of the photo with this index. */
export function pictureName(index: number, tablet?: number): string {
  const folder = String(Math.floor(index / PHOTOS_PER_FOLDER)).padStart(4, '0');
  return tablet === undefined ? `photos/${folder}/${index}.jpg` : `tablets/${folder}/${index}-${tablet + 1}.jpg`;
}
