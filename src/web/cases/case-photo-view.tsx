import { useEffect, useState } from 'preact/hooks';
import type { Examination, TabletFinding } from '../../core/examination.ts';
import { translate } from '../../core/words/say.ts';
import type { PageFacts } from '../page-facts.ts';
import type { StatusMessage } from '../session.ts';
import { Outlines } from '../views/outlines.tsx';
import { Score } from '../views/score.tsx';
import { VerdictIcon } from '../views/verdict-shape.tsx';
import { useWords } from '../words.ts';
import type { CaseClient, CasePhoto, WholeCase } from './case-client.ts';
import { Problem, useDate } from './case-parts.tsx';
import { Statements } from './statements.tsx';

interface CasePhotoProps {
  readonly client: CaseClient;
  readonly facts: PageFacts;
  readonly whole: WholeCase;
  readonly photo: CasePhoto;
  onEntered(): Promise<void>;
}

interface Shown {
  readonly examination: Examination | undefined;
  /** Of the original's bytes, for <img>. */
  readonly address: string | undefined;
}

/** A photo of a case. It is fetched when it is opened, since the custody log records who saw it. */
export function CasePhotoView(props: CasePhotoProps) {
  const { client, whole, photo } = props;
  const say = useWords();
  const date = useDate();
  const [shown, setShown] = useState<Shown>();
  const [problem, setProblem] = useState<StatusMessage>();
  useEffect(() => () => URL.revokeObjectURL(shown?.address ?? ''), [shown]);
  const open = async () => {
    if (shown !== undefined) return;
    const [read, original] = await Promise.all([
      client.photo(whole.id, photo.id),
      photo.deleted === undefined ? client.file(whole.id, `photos/${photo.id}/original`) : undefined,
    ]);
    if ('problem' in read) return setProblem(read.problem);
    setProblem(original && 'problem' in original ? original.problem : undefined);
    const address = original && 'value' in original ? URL.createObjectURL(original.value) : undefined;
    setShown({ examination: read.value.examinations[0]?.examination, address });
  };
  const { name, exhibit, examination, deleted, addedAt, addedBy: by } = photo;
  const count = examination?.tablets.length ?? 0;
  return (
    <details onToggle={({ currentTarget }) => void (currentTarget.open && open())}>
      <summary>
        {examination === undefined ? say('page_case_photo_waiting', { name }) : say('page_case_photo', { name, count })}
      </summary>
      <p class="quiet">
        {say('page_case_photo_added', { date: date(addedAt), by })}{' '}
        {exhibit !== undefined && say('case_photo_exhibit', { exhibit })}
      </p>
      {deleted && (
        <p>
          {say('report_photo_deleted', {
            date: date(deleted.deletedAt),
            by: deleted.deletedBy,
            rule: say(`retention_${deleted.rule}`, { days: deleted.days }),
          })}{' '}
          {deleted.reason !== undefined && say('retention_reason', { reason: deleted.reason })}
        </p>
      )}
      <Problem problem={problem} />
      {shown && <ShownPhoto {...props} shown={shown} />}
    </details>
  );
}

function ShownPhoto(props: CasePhotoProps & { readonly shown: Shown }) {
  const { facts, photo, shown } = props;
  const say = useWords();
  const [visible, setVisible] = useState(true);
  const { examination, address } = shown;
  const { width, height } = examination?.photo ?? {};
  const toTablet = (number: number) => document.getElementById(tabletId(photo, number))?.focus();
  return (
    <>
      {address !== undefined && visible && (
        <div class="picture">
          <img src={address} alt={say('page_photo_alt', { name: photo.name })} onError={() => setVisible(false)} />
          {examination && width !== undefined && height !== undefined && (
            <Outlines {...{ width, height }} tablets={examination.tablets} onOpen={toTablet} />
          )}
        </div>
      )}
      {!visible && <p class="quiet">{say('page_not_shown')}</p>}
      {examination && <NoTablets examination={examination} />}
      {examination?.tablets.map((tablet, index) => (
        <Tablet
          key={`${tablet.ellipse.cx} ${tablet.ellipse.cy}`}
          {...props}
          tablet={tablet}
          number={index + 1}
          range={facts.prior}
        />
      ))}
    </>
  );
}

function NoTablets({ examination: { status, error } }: { readonly examination: Examination }) {
  const say = useWords();
  if (status === 'ok') return null;
  if (status === 'error') return <Problem problem={{ detail: error?.message ?? say('headline_error') }} />;
  return (
    <>
      <h4>{say('headline_no_tablet')}</h4>
      <p>{say('explanation_no_tablet')}</p>
    </>
  );
}

interface TabletProps extends CasePhotoProps {
  readonly tablet: TabletFinding;
  readonly number: number;
  readonly range: PageFacts['prior'];
}

function Tablet({ client, whole, photo, tablet, number, range, onEntered }: TabletProps) {
  const say = useWords();
  const { verdict, face, reasons, counterfeit } = tablet;
  const [prior, setPrior] = useState(counterfeit?.prior ?? range.default);
  return (
    <article class={`tablet ${verdict}`}>
      <h4 id={tabletId(photo, number)} tabIndex={-1}>
        <VerdictIcon verdict={verdict} />
        <span>{say('page_tablet', { number, headline: say(`headline_${verdict}`) })}</span>
      </h4>
      <p>{say(`explanation_${verdict}`)}</p>
      <ul>
        {reasons.map((reason) => (
          <li key={reason.code}>{translate(reason, client.language)}</li>
        ))}
      </ul>
      <p>{say('page_face', { face: say(`face_${face}`) })}</p>
      {counterfeit && <Score {...{ verdict, prior, range }} score={counterfeit} onPrior={setPrior} />}
      <Statements {...{ client, whole, photo, number, onEntered }} />
    </article>
  );
}

const tabletId = (photo: CasePhoto, number: number) => `tablet-${photo.id}-${number}`;
