/** Which tablets a user says come from one source: those of each photo, of each folder, or all. */
export const EXHIBIT_SCOPES = ['photo', 'folder', 'all'] as const;
export type ExhibitScope = (typeof EXHIBIT_SCOPES)[number];

/** Name of the folder that holds the sources themselves. */
const TOP = '.';
/** Name of the exhibit of all photos. */
const ALL = 'all';

/**
 * The name of the exhibit to which a photo of this name belongs: its own, or that of its folder. An archive is a folder
 * too, with its name as in the photo's: `case-12.zip!`.
 */
export function exhibitName(photo: string, scope: ExhibitScope): string {
  if (scope === 'all') return ALL;
  if (scope === 'photo') return photo;
  const end = photo.lastIndexOf('/');
  return end < 0 ? TOP : photo.slice(0, end);
}
