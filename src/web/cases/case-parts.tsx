import { useContext } from 'preact/hooks';
import type { StatusMessage } from '../session.ts';
import { Language, useWords } from '../words.ts';

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly name?: string;
  readonly type?: 'text' | 'date' | 'password';
  /** What is there at first. */
  readonly initial?: string;
  readonly required?: boolean;
  onInput?(value: string): void;
}

/** A line of text with its label above it. */
export function Field({ id, label, name, type = 'text', initial, required = false, onInput }: FieldProps) {
  return (
    <p>
      <label for={id}>{label}</label>
      {/* The types of Preact know an input by one kind alone. */}
      <input
        id={id}
        type={type as 'text'}
        name={name ?? ''}
        defaultValue={initial ?? ''}
        required={required}
        autocomplete="off"
        maxLength={100}
        onInput={({ currentTarget }) => onInput?.(currentTarget.value)}
      />
    </p>
  );
}

/** Why something was not done. */
export function Problem({ problem }: { readonly problem: StatusMessage | undefined }) {
  const say = useWords();
  if (problem === undefined) return null;
  return (
    <p role="alert" class="problem">
      {'detail' in problem ? problem.detail : say(problem.code, problem.values)}
    </p>
  );
}

/** Writes a time in the page's language. */
export function useDate(): (time: string) => string {
  const language = useContext(Language);
  return (time) =>
    new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(time));
}
