import type { CounterfeitScore, Examination, Message, Notice, Verdict } from '../../core/examination.ts';
import type { StatusMessage } from '../session.ts';

/** A case in the list. */
export interface CaseSummary {
  readonly id: string;
  readonly name: string;
  readonly note?: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly photos: number;
  readonly tablets: number;
  readonly reviewedTablets: number;
  readonly verdicts: Readonly<Partial<Record<Verdict, number>>>;
}

export interface CasePhoto {
  readonly id: string;
  readonly name: string;
  readonly exhibit?: string;
  readonly sha256: string;
  readonly addedAt: string;
  readonly addedBy: string;
  /** That its original was deleted under a retention rule. */
  readonly deleted?: Deletion;
  readonly examination?: { readonly tablets: readonly { readonly number: number; readonly verdict: Verdict }[] };
}

export interface Deletion {
  readonly deletedAt: string;
  readonly deletedBy: string;
  readonly rule: 'after_closing' | 'after_adding';
  readonly days: number;
  readonly reason?: string;
}

export interface CaseExhibit {
  readonly name: string;
  /** What its tablets show together. */
  readonly finding?: {
    readonly verdict: Verdict;
    readonly counterfeit?: CounterfeitScore;
    readonly tablets: number;
    readonly assessed: number;
    readonly sources: 'one' | 'several' | 'not_told';
    readonly reasons: readonly Message[];
    readonly photos: number;
    readonly notJudged: number;
  };
}

/** Since when a case is closed, or on legal hold. */
export interface State {
  readonly note?: string;
  readonly enteredAt: string;
  readonly enteredBy: string;
}

/** Of a review or a laboratory result. */
interface Statement {
  readonly id: string;
  readonly photo: string;
  readonly tablet: number | 'all';
  readonly date: string;
  readonly note?: string;
}

export interface Review extends Statement {
  readonly opinion: 'agree' | 'disagree' | 'unsure';
  readonly reviewer: string;
}

export interface LaboratoryResult extends Statement {
  readonly result: 'reference' | 'counterfeit' | 'other_product' | 'not_determined';
  readonly laboratory: string;
  readonly substance?: string;
  readonly method?: string;
}

export interface WholeCase extends Pick<CaseSummary, 'id' | 'name' | 'note' | 'createdAt' | 'createdBy'> {
  readonly closed?: State;
  readonly held?: State;
  readonly photos: readonly CasePhoto[];
  readonly exhibits: readonly CaseExhibit[];
  readonly reviews: readonly Review[];
  readonly laboratoryResults: readonly LaboratoryResult[];
  readonly log: {
    readonly entries: readonly {
      readonly number: number;
      readonly time: string;
      readonly actor: string;
      readonly action: string;
    }[];
    readonly total: number;
  };
  readonly notice: Notice;
}

/** The service's answer, or the message that says why there is none. */
export type Answer<Value> = { readonly value: Value } | { readonly problem: StatusMessage };

/** The service's cases. The names of the person and the key are kept in the page only, until it is closed. */
export class CaseClient {
  key = '';
  actor = '';
  language = 'en';

  list(search: URLSearchParams): Promise<Answer<{ cases: readonly CaseSummary[]; total: number }>> {
    return this.#json(`/v1/cases?${search}`);
  }

  create(name: string, note: string): Promise<Answer<CaseSummary>> {
    return this.#json('/v1/cases', { name, ...(note !== '' && { note }) });
  }

  read(id: string): Promise<Answer<WholeCase>> {
    return this.#json(caseAddress(id));
  }

  photo(id: string, photo: string): Promise<Answer<{ examinations: readonly { examination: Examination }[] }>> {
    return this.#json(`${caseAddress(id)}/photos/${photo}`);
  }

  examine(id: string, photo: string): Promise<Answer<{ examination: Examination }>> {
    return this.#json(`${caseAddress(id)}/photos/${photo}/examinations`, {});
  }

  enter(id: string, kind: 'reviews' | 'laboratory-results', statement: object): Promise<Answer<unknown>> {
    return this.#json(`${caseAddress(id)}/${kind}`, statement);
  }

  /** Closes or reopens the case, puts it on legal hold or lifts that. */
  enterState(id: string, state: string, note: string): Promise<Answer<unknown>> {
    return this.#json(`${caseAddress(id)}/states`, { state, ...(note !== '' && { note }) });
  }

  /** Stores the marks that a scan's gallery saved as reviews; `text` is the file as it is. */
  takeMarks(id: string, text: string): Promise<Answer<{ readonly added: number; readonly known: number }>> {
    return this.#json(`${caseAddress(id)}/marks`, text);
  }

  /** A file of a case, such as `reviews.csv`; its report is a PDF. */
  async file(id: string, path: string): Promise<Answer<Blob>> {
    const response = await this.#fetch(`${caseAddress(id)}/${path}`);
    if (response === undefined) return UNREACHABLE;
    return response.ok ? { value: await response.blob() } : { problem: await problemOf(response) };
  }

  /** Headers of every request: who acts, and with which key. */
  headers(): Record<string, string> {
    return {
      'Accept-Language': this.language,
      ...(this.actor !== '' && { 'Telltale-Actor': encodeURIComponent(this.actor) }),
      // A header accepts Latin-1 only, and throws otherwise; a key has no other characters.
      ...(this.key !== '' && { Authorization: `Bearer ${this.key.replace(/[^\x21-\x7e]/g, '?')}` }),
    };
  }

  async #json<Value>(address: string, body?: object | string): Promise<Answer<Value>> {
    const response = await this.#fetch(address, body);
    if (response === undefined) return UNREACHABLE;
    if (!response.ok) return { problem: await problemOf(response) };
    return response.json().then(
      (value: Value) => ({ value }),
      () => ({ problem: { code: 'page_case_unreadable' } }),
    );
  }

  #fetch(address: string, body?: object | string): Promise<Response | undefined> {
    const headers = { ...this.headers(), ...(body !== undefined && { 'Content-Type': 'application/json' }) };
    const request = body !== undefined && {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
    };
    return fetch(address, { headers, ...request }).catch(() => undefined);
  }
}

export const caseAddress = (id: string): string => `/v1/cases/${encodeURIComponent(id)}`;

const UNREACHABLE = { problem: { code: 'page_case_unreachable' } } as const;

/** The service's own message; it names each row that it refused. */
export async function problemOf(response: Response): Promise<StatusMessage> {
  const { detail, rows = [] } = await response.json().catch(() => ({}));
  if (typeof detail !== 'string') return { code: 'page_case_unreadable' };
  return { detail: [detail, ...rows.map(({ message }: { message: string }) => message)].join(' ') };
}
