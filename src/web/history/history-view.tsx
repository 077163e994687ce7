import { useContext, useEffect, useState } from 'preact/hooks';
import { translate } from '../../core/words/say.ts';
import { forgetPreferences } from '../preferences.ts';
import { Language, useWords } from '../words.ts';
import { deleteAll, type KeptResult, keptResults } from './history-store.ts';

/** The results stored on this device, and the one tap that deletes all of them. */
export function HistoryView({ onClose }: { onClose(): void }) {
  const say = useWords();
  const [results, setResults] = useState<readonly KeptResult[] | 'failed'>();
  useEffect(() => {
    keptResults().then(setResults, () => setResults('failed'));
  }, []);
  const forget = async () => {
    forgetPreferences();
    await deleteAll().then(
      () => setResults([]),
      () => setResults('failed'),
    );
  };
  return (
    <section aria-labelledby="history-title">
      <h2 id="history-title">{say('page_history')}</h2>
      <p>{say('page_history_explained')}</p>
      {results === 'failed' && (
        <p role="alert" class="problem">
          {say('page_history_failed')}
        </p>
      )}
      {Array.isArray(results) && (
        <>
          <p role="status">{say('page_history_count', { count: results.length })}</p>
          <div class="choices">
            <button type="button" class="main" disabled={results.length === 0} onClick={() => void forget()}>
              {say('page_history_delete')}
            </button>
          </div>
          <ul id="history">
            {results.map((result) => (
              <Kept key={result.id} result={result} />
            ))}
          </ul>
        </>
      )}
      <button type="button" onClick={onClose}>
        {say('page_back')}
      </button>
    </section>
  );
}

function Kept({ result }: { readonly result: KeptResult }) {
  const say = useWords();
  const language = useContext(Language);
  const [address, setAddress] = useState('');
  useEffect(() => {
    const made = URL.createObjectURL(result.picture);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [result]);
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(result.keptAt);
  const { summary, tablets } = result.examination;
  const headlines = tablets.map(({ verdict }) => say(`headline_${verdict}`)).join(', ');
  return (
    <li>
      <h3>{when}</h3>
      <p>{summary ? translate(summary, language) : headlines}</p>
      {address !== '' && <img class="saved" src={address} alt={say('page_save_alt')} />}
    </li>
  );
}
