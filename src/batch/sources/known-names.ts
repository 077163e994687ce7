import { basename, extname } from 'node:path';

/** Examined if they can be decoded. */
const PHOTOS =
  'jpg jpeg jpe jfif jfi jif mpo pjpeg pjp jps insp png webp heic heif hif heics heifs avif avifs tif tiff';
/** Other pictures: decoding gives the reason why each cannot be examined. */
const OTHER_PICTURES =
  'gif bmp dib jxl jp2 j2k j2c jpf jpx jpm jxr wdp hdp psd psb svg svgz ico cur exr hdr tga pcx ppm pgm pbm pnm pam sgi qoi dds xcf emf wmf dcm djvu apng bpg jls';
const CAMERA_RAW =
  'nef nrw arw srf sr2 cr2 cr3 crw orf rw2 raf dng pef srw x3f rwl 3fr fff iiq mrw kdc dcr erf mef mos gpr raw';
const PICTURES = new Set([PHOTOS, OTHER_PICTURES, CAMERA_RAW].flatMap((names) => names.split(' ')));

/** Unsupported archives, and disk images. */
const UNREAD_ARCHIVES = new Set(
  '7z cb7 rar cbr rev xz txz bz2 tbz tbz2 zst tzst lz tlz lz4 lzma lzo z taz gz z lzh lha arj cab ace arc zoo sit sitx cpio xar dar dmg iso img dd wim vhd vhdx vmdk qcow2 e01 ex01 l01 ad1 aff aff4 ab'.split(
    ' ',
  ),
);

/** Documents and programs in archive formats: recognised by their names, like unpacked ones. */
const PACKAGES = new Set(
  'docx docm dotx xlsx xlsm pptx pptm ppsx odt ods odp odg pages numbers key epub xps oxps vsdx jar war ear apk apks xapk aab ipa whl egg gem nupkg vsix crx xpi deb rpm'.split(
    ' ',
  ),
);
/** Neither pictures nor archives, unless the bytes show otherwise. */
const DOCUMENTS =
  'txt md rst tex log csv tsv json jsonl ndjson geojson xml xsd xsl html htm css js mjs cjs ts jsx tsx map py rb pl php java kt c h cpp hpp cs go rs swift sh bat ps1 sql yml yaml toml ini conf cfg properties lock plist strings url lnk desktop pdf doc xls ppt rtf mobi azw3 one eml msg mbox pst ost ics vcf kml gpx parquet';
const SOUND_AND_FILM =
  'mp4 m4v mov avi mkv webm 3gp 3g2 mpg mpeg wmv flv mts m2ts vob ogv mp3 m4a aac wav ogg oga opus flac amr wma caf mid midi aif aiff';
const PROGRAMS = 'exe dll msi sys so dylib a o obj lib class wasm pyc pyo node dex odex vdex oat art jnilib';
const DATA =
  'db db3 sqlite sqlite3 db-wal db-shm db-journal sqlite-wal sqlite-shm wal shm journal mdb accdb ldb dat-wal ttf otf ttc woff woff2 pem crt cer der p12 pfx gpg asc sig';
const PLAIN = new Set([DOCUMENTS, SOUND_AND_FILM, PROGRAMS, DATA].flatMap((names) => names.split(' ')));

/** Whether files with this name never contain pictures. */
export function isPlainName(name: string): boolean {
  return isPackageName(name) || PLAIN.has(extensionOf(name));
}

export function isPackageName(name: string): boolean {
  return PACKAGES.has(extensionOf(name));
}

export function isPictureName(name: string): boolean {
  return !isTwinName(name) && PICTURES.has(extensionOf(name));
}

/** The kind of archive by its name: a supported one, or the extension of another; undefined if none. */
export function promisedArchive(name: string): 'zip' | 'tar' | 'tar.gz' | { readonly unread: string } | undefined {
  if (isTwinName(name)) return undefined;
  const extension = extensionOf(name);
  if (extension === 'zip' || extension === 'tar') return extension;
  const double = /\.(tar\.[a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase();
  if (extension === 'tgz' || double === 'tar.gz') return 'tar.gz';
  return UNREAD_ARCHIVES.has(extension) ? { unread: double ?? extension } : undefined;
}

/** One part of a split archive: `.z01`, `.r00`, `.zip.001`, `.7z.002`, `.tar.gz.aa`, `.zip.part1`. */
export function isPartName(name: string): boolean {
  return /(\.[zr]\d\d|\.(zip|7z|rar|tar|tgz|gz|xz|bz2|zst)\.(\d{2,4}|(?!gz|xz|lz|bz)[a-z]{2}|part\d+))$/i.test(name);
}

/** Metadata files of a Mac: `._photo.jpg`, and everything in `__MACOSX`. The name says nothing about the content. */
export function isTwinName(name: string): boolean {
  return basename(name).startsWith('._') || name.split('/').includes('__MACOSX');
}

/** In lower case, without the dot; empty if there is none. */
function extensionOf(name: string): string {
  return extname(withoutNumber(name)).slice(1).toLowerCase();
}

/** A name that occurs twice in an archive: `photo.jpg!2`. */
function withoutNumber(name: string): string {
  return name.replace(/!\d+$/, '');
}
