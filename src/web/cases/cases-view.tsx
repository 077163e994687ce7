import { useEffect, useState } from 'preact/hooks';
import { VERDICTS } from '../../core/examination.ts';
import type { PageFacts } from '../page-facts.ts';
import type { StatusMessage } from '../session.ts';
import { useWords } from '../words.ts';
import type { CaseClient, CaseSummary } from './case-client.ts';
import { Field, Problem, useDate } from './case-parts.tsx';
import { CaseView } from './case-view.tsx';

interface CasesViewProps {
  readonly client: CaseClient;
  readonly facts: PageFacts;
  onClose(): void;
}

/** Cases that are kept as evidence: search, create, and one that is open. */
export function CasesView({ client, facts, onClose }: CasesViewProps) {
  const say = useWords();
  const [open, setOpen] = useState<string>();
  return (
    <section aria-labelledby="cases-title" class="cases">
      <h2 id="cases-title">{say('page_cases')}</h2>
      <p>{say('page_cases_explained')}</p>
      <p class="fields">
        <Field
          id="actor"
          label={say('page_case_actor')}
          initial={client.actor}
          onInput={(actor) => {
            client.actor = actor.trim();
          }}
        />
        {facts.asksForKey && (
          <Field
            id="case-key"
            label={say('page_key')}
            type="password"
            initial={client.key}
            onInput={(key) => {
              client.key = key.trim();
            }}
          />
        )}
      </p>
      {open === undefined ? (
        <CaseList client={client} onOpen={setOpen} />
      ) : (
        <CaseView client={client} facts={facts} id={open} onClose={() => setOpen(undefined)} />
      )}
      <button type="button" onClick={onClose}>
        {say('page_back')}
      </button>
    </section>
  );
}

interface CaseListProps {
  readonly client: CaseClient;
  onOpen(id: string): void;
}

/** Cases on one page of the list. */
const SHOWN = '50';

function CaseList({ client, onOpen }: CaseListProps) {
  const say = useWords();
  const [found, setFound] = useState<{ readonly cases: readonly CaseSummary[]; readonly total: number }>();
  const [problem, setProblem] = useState<StatusMessage>();
  const search = async (form?: HTMLFormElement) => {
    const wanted = new URLSearchParams({ limit: SHOWN });
    for (const [name, value] of form ? new FormData(form) : []) if (value !== '') wanted.set(name, String(value));
    const answer = await client.list(wanted);
    setProblem('problem' in answer ? answer.problem : undefined);
    if ('value' in answer) setFound(answer.value);
  };
  useEffect(() => void search(), []);
  return (
    <>
      <search>
        <form
          class="fields"
          onSubmit={(event) => {
            event.preventDefault();
            void search(event.currentTarget);
          }}
        >
          <Field id="case-text" name="text" label={say('page_case_search_text')} />
          <p>
            <label for="case-verdict">{say('page_case_finding')}</label>
            <select id="case-verdict" name="verdict">
              <option value="">{say('page_case_any')}</option>
              {VERDICTS.map((verdict) => (
                <option key={verdict} value={verdict}>
                  {say(`headline_${verdict}`)}
                </option>
              ))}
            </select>
          </p>
          <p>
            <label for="case-reviewed">{say('page_case_review_state')}</label>
            <select id="case-reviewed" name="reviewed">
              <option value="">{say('page_case_any')}</option>
              <option value="no">{say('page_case_reviewed_no')}</option>
              <option value="yes">{say('page_case_reviewed_yes')}</option>
            </select>
          </p>
          <Field id="case-from" name="from" type="date" label={say('page_case_from')} />
          <Field id="case-to" name="to" type="date" label={say('page_case_to')} />
          <p>
            <button type="submit">{say('page_case_search')}</button>
          </p>
        </form>
      </search>
      <Problem problem={problem} />
      {found && (
        <>
          <p role="status">{say('page_case_count', { count: found.total })}</p>
          {found.cases.some(({ tablets }) => tablets > 0) && <p>{say('warning')}</p>}
          <ul id="cases">
            {found.cases.map((one) => (
              <Listed key={one.id} one={one} onOpen={onOpen} />
            ))}
          </ul>
        </>
      )}
      <NewCase client={client} onOpen={onOpen} />
    </>
  );
}

function Listed({ one, onOpen }: { readonly one: CaseSummary; onOpen(id: string): void }) {
  const say = useWords();
  const date = useDate();
  const { id, name, note, photos, tablets, reviewedTablets: reviewed, verdicts, createdAt, createdBy: by } = one;
  const counted = VERDICTS.filter((verdict) => verdicts[verdict] !== undefined);
  return (
    <li>
      <button type="button" class="row" onClick={() => onOpen(id)}>
        {name}
      </button>
      <p class="quiet">{say('page_case_line', { photos, tablets, reviewed, date: date(createdAt), by })}</p>
      {note !== undefined && <p>{note}</p>}
      {counted.length > 0 && (
        <p>{counted.map((verdict) => `${say(`headline_${verdict}`)}: ${verdicts[verdict]}`).join('. ')}</p>
      )}
    </li>
  );
}

function NewCase({ client, onOpen }: CaseListProps) {
  const say = useWords();
  const [problem, setProblem] = useState<StatusMessage>();
  const create = async (form: HTMLFormElement) => {
    const values = new FormData(form);
    const answer = await client.create(String(values.get('name')), String(values.get('note')));
    if ('value' in answer) onOpen(answer.value.id);
    else setProblem(answer.problem);
  };
  return (
    <details>
      <summary>{say('page_case_new')}</summary>
      <form
        class="fields"
        onSubmit={(event) => {
          event.preventDefault();
          void create(event.currentTarget);
        }}
      >
        <Field id="new-case-name" name="name" label={say('page_case_name')} required />
        <Field id="new-case-note" name="note" label={say('page_case_note')} />
        <Problem problem={problem} />
        <p>
          <button type="submit" class="main">
            {say('page_case_create')}
          </button>
        </p>
      </form>
    </details>
  );
}
