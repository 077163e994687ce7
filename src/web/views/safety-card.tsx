import { CARD } from '../../core/words/notice.ts';
import { useWords } from '../words.ts';

/** The safety card. The service writes the same into the page for browsers without scripts. */
export function SafetyCard() {
  const say = useWords();
  return (
    <>
      <h2 id="card-title">{say('page_card')}</h2>
      <ul>
        {CARD.map((code) => (
          <li key={code}>{say(code)}</li>
        ))}
      </ul>
    </>
  );
}
