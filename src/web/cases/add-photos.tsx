import { useState } from 'preact/hooks';
import type { StatusMessage } from '../session.ts';
import { useWords } from '../words.ts';
import type { CaseClient } from './case-client.ts';
import { Field, Problem } from './case-parts.tsx';
import { uploadPhoto } from './upload-photo.ts';

interface AddPhotosProps {
  readonly client: CaseClient;
  readonly caseId: string;
  readonly exhibits: readonly string[];
  onAdded(): Promise<void>;
}

/** A photo on its way into the case. */
interface Adding {
  readonly file: File;
  readonly share: number;
  readonly message: StatusMessage;
  /** Where the upload got to, for another try. */
  readonly address?: string;
  readonly failed?: boolean;
}

/** Adds photos from the phone or the computer, with their progress; a photo whose connection broke goes on. */
export function AddPhotos({ client, caseId, exhibits, onAdded }: AddPhotosProps) {
  const say = useWords();
  const [adding, setAdding] = useState<readonly Adding[]>([]);
  const [exhibit, setExhibit] = useState('');
  const update = (file: File, changes: Partial<Adding>) =>
    setAdding((all) => all.map((one) => (one.file === file ? { ...one, ...changes } : one)));

  const add = async (file: File, address?: string) => {
    const { name } = file;
    const sent = (share: number) =>
      ({ code: 'page_case_sending', values: { name, percent: Math.floor(share * 100) } }) as const;
    const uploaded = await uploadPhoto({
      client,
      caseId,
      file,
      exhibit,
      address,
      onBegun: (begun) => update(file, { address: begun }),
      onProgress: (share) => update(file, { share, message: sent(share) }),
      onPause: (seconds) => update(file, { message: { code: 'page_case_paused', values: { name, seconds } } }),
    });
    if ('problem' in uploaded) return update(file, { message: uploaded.problem, failed: true });
    update(file, { share: 1, message: { code: 'page_case_examining', values: { name } } });
    const examined = await client.examine(caseId, uploaded.photo);
    if ('problem' in examined) update(file, { message: { code: 'page_case_stored_only', values: { name } } });
    else setAdding((all) => all.filter((one) => one.file !== file));
    await onAdded();
  };
  const choose = async (files: readonly File[]) => {
    const message = (name: string) => ({ code: 'page_case_sending', values: { name, percent: 0 } }) as const;
    setAdding((all) => [...all, ...files.map((file) => ({ file, share: 0, message: message(file.name) }))]);
    // One after the other: on a slow line the first is then stored soonest.
    for (const file of files) await add(file);
  };
  return (
    <section aria-label={say('page_case_add')}>
      <Field id="case-exhibit" label={say('page_case_exhibit')} onInput={(value) => setExhibit(value.trim())} />
      {exhibits.length > 0 && <p class="quiet">{say('page_case_exhibits', { names: exhibits.join(', ') })}</p>}
      <div class="choices">
        <label class="button">
          {say('page_case_add')}
          <input
            type="file"
            id="case-choose"
            accept="image/*,.heic,.heif,.hif,.avif,.jfif,.jpe,.mpo,.tif,.tiff"
            multiple
            onChange={({ currentTarget }) => {
              const files = [...(currentTarget.files ?? [])];
              // So that the same photo can be chosen again.
              currentTarget.value = '';
              void choose(files);
            }}
          />
        </label>
      </div>
      <ul class="adding">
        {adding.map(({ file, share, message, address, failed }) => (
          <li key={`${file.name} ${file.size} ${file.lastModified}`}>
            {failed === true ? (
              <>
                <Problem problem={message} />
                <button
                  type="button"
                  onClick={() => {
                    update(file, { failed: false });
                    void add(file, address);
                  }}
                >
                  {say('page_case_again', { name: file.name })}
                </button>
              </>
            ) : (
              <>
                <progress aria-label={file.name} max={1} value={share} />
                <p role="status">{'detail' in message ? message.detail : say(message.code, message.values)}</p>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
