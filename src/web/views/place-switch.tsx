import type { ExaminationSite, Session, SessionState } from '../session.ts';
import { useWords } from '../words.ts';

interface PlaceSwitchProps {
  readonly session: Session;
  readonly state: SessionState;
  readonly capable: boolean;
}

/** Where photos are examined, always visible: it decides whether a photo leaves the phone. */
export function PlaceSwitch({ session, state, capable }: PlaceSwitchProps) {
  const say = useWords();
  const { place, model } = state;
  const choice = (value: ExaminationSite, disabled: boolean) => (
    <label class={`choice ${place === value ? 'chosen' : ''}`}>
      <input
        type="radio"
        name="place"
        value={value}
        checked={place === value}
        disabled={disabled}
        onChange={() => session.change({ place: value })}
      />
      <span>
        <strong>{say(`page_place_${value}`)}</strong> <span>{say(`page_place_${value}_explained`)}</span>
      </span>
    </label>
  );
  return (
    <fieldset class="place">
      <legend>{say('page_place')}</legend>
      {choice('device', !capable)}
      {choice('server', false)}
      {!capable && <p class="quiet">{say('page_place_unable')}</p>}
      {capable && place === 'device' && <ModelState session={session} model={model} />}
    </fieldset>
  );
}

function ModelState({ session, model }: { session: Session; model: SessionState['model'] }) {
  const say = useWords();
  if (model.failed) {
    return (
      <p role="alert" class="problem">
        {say('page_model_failed')}{' '}
        <button type="button" onClick={() => void session.loadModel()}>
          {say('page_try_again')}
        </button>
      </p>
    );
  }
  return (
    <p role="status" class="quiet" id="model-state" data-ready={model.ready || undefined}>
      {model.ready ? say('page_model_ready') : say('page_model_loading', { percent: Math.round(model.share * 100) })}
    </p>
  );
}
