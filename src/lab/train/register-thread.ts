import type { OrientedCrop, RegisteredCrop } from '../../core/evidence.ts';
import type { CropSettings, Drawing, PolarSettings } from '../../core/model.ts';
import { register } from '../../core/registration/register.ts';
import { toSharedSigned } from './shared-bytes.ts';

export interface RegistrationSettings {
  readonly orienter: PolarSettings;
  readonly inspector: CropSettings;
  readonly drawing: Drawing;
}

/** Crops whose patches lie in shared memory. */
export interface RegistrationTask extends Omit<RegistrationSettings, 'orienter'> {
  readonly crops: readonly OrientedCrop[];
}

/** What laying the drawing on a crop finds out; pictures stay where they are. */
export type Laid = Pick<RegisteredCrop, 'turn' | 'registration'>;

/** Drawings come with every task as copies of one another; they are mapped once. */
let known: { readonly text: string; readonly drawing: Drawing } | undefined;

function sameDrawing(drawing: Drawing): Drawing {
  const text = JSON.stringify(drawing);
  if (known?.text !== text) known = { text, drawing };
  return known.drawing;
}

export default function layDrawing({ crops, drawing, inspector }: RegistrationTask): Laid[] {
  return register(crops, sameDrawing(drawing), inspector).map(({ turn, registration }) => ({
    turn,
    ...(registration ? { registration: { ...registration, drawn: toSharedSigned(registration.drawn) } } : {}),
  }));
}
