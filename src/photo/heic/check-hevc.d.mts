import type { HevcPicture } from '../heif/hevc.ts';

export function decodesWhole(libheif: unknown, picture: HevcPicture): boolean;
