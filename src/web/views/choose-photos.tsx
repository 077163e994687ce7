import type { Session } from '../session.ts';

interface ChoosePhotosProps {
  readonly session: Session;
  readonly id: string;
  readonly label: string;
}

/** A button that chooses photos from the phone and has them examined. */
export function ChoosePhotos({ session, id, label }: ChoosePhotosProps) {
  return (
    <label class="button">
      {label}
      <input
        type="file"
        id={id}
        accept="image/*,.heic,.heif,.hif,.avif,.jfif,.jpe,.mpo,.tif,.tiff"
        multiple
        onChange={({ currentTarget }) => takeFiles(session, currentTarget)}
      />
    </label>
  );
}

/** Adds the chosen photos and has them examined. */
export function takeFiles(session: Session, input: HTMLInputElement): void {
  const files = [...(input.files ?? [])];
  session.add(files.map((blob) => ({ name: blob.name, blob })));
  // So that the same photo can be chosen again.
  input.value = '';
  void session.examineWaiting();
}
