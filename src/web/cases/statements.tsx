import { useState } from 'preact/hooks';
import { LABORATORY_RESULTS, REVIEW_OPINIONS } from '../../core/confirmed/laboratory-words.ts';
import type { StatusMessage } from '../session.ts';
import { useWords } from '../words.ts';
import type { CaseClient, CasePhoto, WholeCase } from './case-client.ts';
import { Field, Problem } from './case-parts.tsx';

interface StatementsProps {
  readonly client: CaseClient;
  readonly whole: WholeCase;
  readonly photo: CasePhoto;
  readonly number: number;
  onEntered(): Promise<void>;
}

/** What people and laboratories say about a tablet, and the forms to say more. Nothing is ever replaced. */
export function Statements(props: StatementsProps) {
  const { whole, photo, number } = props;
  const say = useWords();
  const isAbout = (one: { photo: string; tablet: number | 'all' }) =>
    one.photo === photo.id && (one.tablet === number || one.tablet === 'all');
  const reviews = whole.reviews.filter(isAbout);
  const results = whole.laboratoryResults.filter(isAbout);
  return (
    <>
      {reviews.length + results.length > 0 && (
        <ul>
          {reviews.map(({ id, reviewer, date, opinion, note = '' }) => (
            <li key={id}>
              {say('page_case_review_line', { reviewer, date, opinion: say(`gallery_mark_${opinion}`) })} {note}
            </li>
          ))}
          {results.map(({ id, laboratory, date, result, substance = '', method = '', note = '' }) => (
            <li key={id}>
              {say('page_case_laboratory_line', { laboratory, date, result: say(`laboratory_${result}`) })}{' '}
              {[substance, method, note].filter((text) => text !== '').join(', ')}
            </li>
          ))}
        </ul>
      )}
      <Form {...props} kind="reviews" title={say('page_case_review', { number })} save={say('page_case_review_save')}>
        {(id) => (
          <>
            <Choice
              id={id('opinion')}
              name="opinion"
              label={say('page_case_opinion')}
              words={REVIEW_OPINIONS.map((word) => [word, say(`gallery_mark_${word}`)])}
            />
            <Field
              id={id('reviewer')}
              name="reviewer"
              label={say('page_case_reviewer')}
              initial={props.client.actor}
              required
            />
            <Field id={id('note')} name="note" label={say('page_case_note')} />
          </>
        )}
      </Form>
      <Form
        {...props}
        kind="laboratory-results"
        title={say('page_case_laboratory', { number })}
        save={say('page_case_laboratory_save')}
      >
        {(id) => (
          <>
            <Choice
              id={id('result')}
              name="result"
              label={say('page_case_result')}
              words={LABORATORY_RESULTS.map((word) => [word, say(`laboratory_${word}`)])}
            />
            <Field id={id('laboratory')} name="laboratory" label={say('page_case_laboratory_name')} required />
            <Field id={id('date')} name="date" type="date" label={say('page_case_report_date')} required />
            <Field id={id('substance')} name="substance" label={say('page_case_substance')} />
            <Field id={id('method')} name="method" label={say('page_case_method')} />
            <Field id={id('note')} name="note" label={say('page_case_note')} />
          </>
        )}
      </Form>
    </>
  );
}

interface FormProps extends StatementsProps {
  readonly kind: 'reviews' | 'laboratory-results';
  readonly title: string;
  readonly save: string;
  /** The fields; `id` makes an id of the page from a field's name. */
  children(id: (name: string) => string): preact.ComponentChildren;
}

function Form({ client, whole, photo, number, kind, title, save, onEntered, children }: FormProps) {
  const [problem, setProblem] = useState<StatusMessage>();
  const enter = async (form: HTMLFormElement) => {
    const given = [...new FormData(form)].filter(([, value]) => value !== '');
    const statement = { photo: photo.sha256, tablet: number, ...Object.fromEntries(given) };
    const answer = await client.enter(whole.id, kind, statement);
    setProblem('problem' in answer ? answer.problem : undefined);
    if ('problem' in answer) return;
    form.reset();
    await onEntered();
  };
  return (
    <details>
      <summary>{title}</summary>
      <form
        class="fields"
        onSubmit={(event) => {
          event.preventDefault();
          void enter(event.currentTarget);
        }}
      >
        {children((name) => `${kind}-${photo.id}-${number}-${name}`)}
        <Problem problem={problem} />
        <p>
          <button type="submit">{save}</button>
        </p>
      </form>
    </details>
  );
}

interface ChoiceProps {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly words: readonly (readonly [value: string, label: string])[];
}

/** Nothing is chosen beforehand: nobody agrees by mistake. */
function Choice({ id, name, label, words }: ChoiceProps) {
  const say = useWords();
  return (
    <p>
      <label for={id}>{label}</label>
      <select {...{ id, name }} required>
        <option value="">{say('page_case_choose')}</option>
        {words.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </p>
  );
}
