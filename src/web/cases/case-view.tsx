import { useContext, useEffect, useState } from 'preact/hooks';
import { isExplanation } from '../../core/exhibit/explain-exhibit.ts';
import { translate } from '../../core/words/say.ts';
import { scoreValues } from '../../core/words/score-values.ts';
import type { PageFacts } from '../page-facts.ts';
import type { StatusMessage } from '../session.ts';
import { Language, useWords } from '../words.ts';
import { AddPhotos } from './add-photos.tsx';
import { CaseActions } from './case-actions.tsx';
import type { CaseClient, State, WholeCase } from './case-client.ts';
import { Problem, useDate } from './case-parts.tsx';
import { CasePhotoView } from './case-photo-view.tsx';

interface CaseViewProps {
  readonly client: CaseClient;
  readonly facts: PageFacts;
  readonly id: string;
  onClose(): void;
}

/** Files of a case: their places below its address, and their names here. */
const FILES = [
  ['report', 'report.pdf'],
  ['archive.zip', 'archive.zip'],
  ['reviews.csv', 'reviews.csv'],
  ['laboratory-results.csv', 'laboratory-results.csv'],
] as const;

/** One case: its photos with their findings, ways to add to it, and its log. */
export function CaseView({ client, facts, id, onClose }: CaseViewProps) {
  const say = useWords();
  const date = useDate();
  const [whole, setWhole] = useState<WholeCase>();
  const [problem, setProblem] = useState<StatusMessage>();
  const read = async () => {
    const answer = await client.read(id);
    setProblem('problem' in answer ? answer.problem : undefined);
    if ('value' in answer) setWhole(answer.value);
  };
  useEffect(() => void read(), [id]);
  const download = async (path: string, name: string) => {
    const answer = await client.file(id, path);
    if ('problem' in answer) setProblem(answer.problem);
    else saveAs(answer.value, name);
  };
  return (
    <article>
      <h3>{whole?.name ?? '…'}</h3>
      <Problem problem={problem} />
      {whole && (
        <>
          <p class="quiet">{say('page_case_created', { date: date(whole.createdAt), by: whole.createdBy })}</p>
          {whole.note !== undefined && <p>{whole.note}</p>}
          <StateLine code="case_is_closed" state={whole.closed} />
          <StateLine code="case_is_held" state={whole.held} />
          <AddPhotos client={client} caseId={id} exhibits={whole.exhibits.map(({ name }) => name)} onAdded={read} />
          {whole.photos.length > 0 && <p>{say('warning')}</p>}
          <Exhibits exhibits={whole.exhibits} />
          <ul id="case-photos">
            {whole.photos.map((photo) => (
              <li key={photo.id}>
                <CasePhotoView {...{ client, facts, whole, photo }} onEntered={read} />
              </li>
            ))}
          </ul>
          <p class="calibrated">{whole.notice.calibratedOn}</p>
          <CaseActions client={client} whole={whole} onEntered={read} />
          <div class="choices">
            {FILES.map(([path, name]) => (
              <button key={name} type="button" onClick={() => void download(path, name)}>
                {say('page_case_download', { name })}
              </button>
            ))}
          </div>
          <details>
            <summary>{say('page_case_log', { count: whole.log.total })}</summary>
            <ol class="log" start={whole.log.entries[0]?.number}>
              {whole.log.entries.map(({ number, time, actor, action }) => (
                <li key={number} value={number}>
                  {date(time)}: {action} ({actor})
                </li>
              ))}
            </ol>
          </details>
        </>
      )}
      <div class="choices">
        <button type="button" onClick={onClose}>
          {say('page_case_all')}
        </button>
      </div>
    </article>
  );
}

/** What the tablets of each exhibit show together. */
function Exhibits({ exhibits }: Pick<WholeCase, 'exhibits'>) {
  const say = useWords();
  const language = useContext(Language);
  const judged = exhibits.flatMap(({ name, finding }) => (finding === undefined ? [] : [{ name, ...finding }]));
  if (judged.length === 0) return null;
  return (
    <>
      <ul id="case-exhibits">
        {judged.map(({ name, verdict, counterfeit, tablets, assessed, sources, reasons, photos, notJudged }) => (
          <li key={name}>
            {say('report_exhibit')}{' '}
            {say('scan_exhibit_line', {
              name,
              headline: say(`headline_${verdict}`),
              ratio:
                counterfeit === undefined
                  ? say('scan_exhibit_no_ratio')
                  : say('page_likelihood_ratio', scoreValues(counterfeit)),
              counts: say('exhibit_counts', { assessed, tablets, photos }),
              sources: say(`exhibit_sources_${sources}`),
            })}
            {reasons.filter(isExplanation).map((reason) => (
              <p key={reason.code}>{translate(reason, language)}</p>
            ))}
            {notJudged > 0 && <p class="quiet">{say('case_exhibit_not_judged', { photos: notJudged })}</p>}
          </li>
        ))}
      </ul>
      <p>{say('exhibit_no_share')}</p>
    </>
  );
}

/** That the case is closed, or on legal hold. */
function StateLine({
  code,
  state,
}: {
  readonly code: 'case_is_closed' | 'case_is_held';
  readonly state?: State | undefined;
}) {
  const say = useWords();
  const date = useDate();
  if (state === undefined) return null;
  return (
    <p>
      {say(code, { date: date(state.enteredAt), by: state.enteredBy })} {state.note}
    </p>
  );
}

function saveAs(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
