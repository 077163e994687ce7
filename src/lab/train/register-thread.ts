import type { OrientedCrop, RegisteredCrop } from '../../core/evidence.ts';
import type { Drawing } from '../../core/model.ts';
import { type RegistrationSettings, register } from '../../core/registration/register.ts';
import { toSharedSigned } from './shared-bytes.ts';

/** Crops whose patches lie in shared memory. */
export interface RegistrationTask {
  readonly crops: readonly OrientedCrop[];
  readonly settings: RegistrationSettings & { readonly drawing: Drawing };
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

export default function layDrawing({ crops, settings }: RegistrationTask): Laid[] {
  return register(crops, { ...settings, drawing: sameDrawing(settings.drawing) }).map(({ turn, registration }) => ({
    turn,
    ...(registration ? { registration: { ...registration, drawn: toSharedSigned(registration.drawn) } } : {}),
  }));
}
