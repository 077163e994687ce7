import type { Aspects as AspectShares } from '../../core/examination.ts';
import { ASPECTS } from '../../core/labels.ts';
import { useWords } from '../words.ts';

/** How much each aspect stands out, as a bar and a number; one that could not be assessed says so. */
export function Aspects({ aspects }: { readonly aspects: AspectShares }) {
  const say = useWords();
  return (
    <details>
      <summary>{say('page_aspects_title')}</summary>
      <p>{say('page_aspects')}</p>
      <ul class="aspects">
        {ASPECTS.map((name) => {
          const share = aspects[name];
          const value = share === null ? say('page_aspect_not_assessed') : Number(share.toFixed(2));
          return (
            <li key={name}>
              <span>{say('page_aspect', { aspect: say(`aspect_${name}`), value })}</span>
              {share !== null && (
                <svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
                  <rect class="bar-whole" width={100} height={6} />
                  <rect class="bar-share" width={Math.round(share * 100)} height={6} />
                </svg>
              )}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
