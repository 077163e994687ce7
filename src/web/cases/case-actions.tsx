import { useState } from 'preact/hooks';
import type { StatusMessage } from '../session.ts';
import { useWords } from '../words.ts';
import type { Answer, CaseClient, WholeCase } from './case-client.ts';
import { Field, Problem } from './case-parts.tsx';

interface CaseActionsProps {
  readonly client: CaseClient;
  readonly whole: WholeCase;
  onEntered(): Promise<void>;
}

/** What is done to a case as a whole: it is closed or held, and a gallery's marks become reviews. Nothing is deleted. */
export function CaseActions({ client, whole, onEntered }: CaseActionsProps) {
  const say = useWords();
  const [message, setMessage] = useState<StatusMessage>();
  const [problem, setProblem] = useState<StatusMessage>();
  const done = async <Value,>(answer: Answer<Value>, messageOf: (value: Value) => StatusMessage | undefined) => {
    setProblem('problem' in answer ? answer.problem : undefined);
    setMessage('value' in answer ? messageOf(answer.value) : undefined);
    if ('value' in answer) await onEntered();
  };
  const takeMarks = async (file: File) =>
    done(await client.takeMarks(whole.id, await file.text()), ({ added, known }) => ({
      code: 'case_imported',
      values: { added, known },
    }));
  const enter = async (form: HTMLFormElement, state: string) => {
    const note = String(new FormData(form).get('note') ?? '');
    await done(await client.enterState(whole.id, state, note), () => undefined);
  };
  return (
    <details>
      <summary>{say('page_case_actions')}</summary>
      <form
        class="fields"
        onSubmit={(event) => {
          event.preventDefault();
          const { submitter } = event as SubmitEvent;
          void enter(event.currentTarget, (submitter as HTMLButtonElement).value);
        }}
      >
        <Field id="case-state-note" name="note" label={say('page_case_note')} />
        <div class="choices">
          {[whole.closed ? 'reopened' : 'closed', whole.held ? 'released' : 'held'].map((state) => (
            <button key={state} type="submit" value={state}>
              {say(`page_case_${state as 'closed' | 'reopened' | 'held' | 'released'}`)}
            </button>
          ))}
        </div>
      </form>
      <div class="choices">
        <label class="button">
          {say('page_case_marks')}
          <input
            type="file"
            id="case-marks"
            accept=".json,application/json"
            onChange={({ currentTarget }) => {
              const [file] = currentTarget.files ?? [];
              // So that the same file can be chosen again.
              currentTarget.value = '';
              if (file !== undefined) void takeMarks(file);
            }}
          />
        </label>
      </div>
      <Problem problem={problem} />
      {message !== undefined && !('detail' in message) && <p role="status">{say(message.code, message.values)}</p>}
    </details>
  );
}
