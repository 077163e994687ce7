/**
 * Declarations that render-gallery.ts puts before these scripts, which form one script in the page and share their
 * names.
 */
declare const telltaleSetup: import('../gallery-data.ts').GallerySummary & {
  readonly words: import('../gallery-words.ts').GalleryWords;
  readonly evidence: string;
};

type PackedPhoto = import('../gallery-data.ts').PackedPhoto;
type PackedTablet = import('../gallery-data.ts').PackedTablet;
type GalleryExhibit = import('../gallery-data.ts').GalleryExhibit;
type GalleryExhibitGroup = import('../gallery-data.ts').GalleryExhibitGroup;
type GalleryChunk = import('../gallery-data.ts').GalleryChunk;
type GalleryGroups = import('../gallery-data.ts').GalleryGroups;

/** A photo with its index among all, and the messages that it refers to. */
interface ShownPhoto {
  readonly index: number;
  readonly packed: PackedPhoto;
  readonly texts: GalleryChunk['texts'];
  /** Photos with the same bytes. */
  readonly copies: ShownPhoto[];
}

/** A line of the list: an exhibit, a tablet, a photo, or the head of a group. */
type Item =
  | { readonly kind: 'exhibit'; readonly exhibit: GalleryExhibit }
  | { readonly kind: 'tablet'; readonly photo: ShownPhoto; readonly tablet: number; readonly link?: PressRatio }
  | { readonly kind: 'photo'; readonly photo: ShownPhoto }
  | { readonly kind: 'head'; readonly text: string };

/** Log10 likelihood ratio of one press against two, with its interval. */
type PressRatio = readonly [value: number, low: number, high: number];

type View = 'exhibits' | 'tablets' | 'photos' | 'near' | 'alike';

interface Filters {
  view: View;
  verdict: string;
  face: string;
  folder: string;
  from: string;
  to: string;
  refusal: string;
  mark: string;
  name: string;
}

interface Mark {
  readonly mark?: 'agree' | 'disagree' | 'unsure';
  readonly note?: string;
  readonly at: string;
}
