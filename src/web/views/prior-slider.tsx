import { useId } from 'preact/hooks';
import type { PageFacts } from '../page-facts.ts';
import { useWords } from '../words.ts';

interface PriorSliderProps {
  readonly prior: number;
  readonly range: PageFacts['prior'];
  onMove(prior: number): void;
}

/** The prior behind the printed probability. It changes only that, as the text beside it says. */
export function PriorSlider({ prior, range, onMove }: PriorSliderProps) {
  const say = useWords();
  const id = useId();
  const text = say('page_prior_value', { percent: Math.round(prior * 100) });
  return (
    <div class="prior">
      <label for={id}>{say('page_prior')}</label>
      <input
        id={id}
        type="range"
        min={range.min}
        max={range.max}
        step={0.05}
        value={prior}
        aria-valuetext={text}
        onInput={({ currentTarget }) => onMove(Number(currentTarget.value))}
      />
      <output for={id}>{text}</output>
      <p class="quiet">{say('prior_explained')}</p>
    </div>
  );
}
