import type { ExhibitGroup } from '../../core/exhibit/exhibit.ts';
import { explainExhibit, isExplanation } from '../../core/exhibit/explain-exhibit.ts';
import { translate } from '../../core/words/say.ts';
import { type Bag, isOneBag, tabletCount } from '../bag.ts';
import type { PageFacts } from '../page-facts.ts';
import type { Session, SessionState } from '../session.ts';
import { useWords } from '../words.ts';
import { ChoosePhotos } from './choose-photos.tsx';
import { CropPicture, cropOf } from './crop-picture.tsx';
import { Probability, Ratio } from './score.tsx';
import { VerdictIcon } from './verdict-shape.tsx';

interface BagProps {
  readonly session: Session;
  readonly state: SessionState;
  readonly facts: PageFacts;
  readonly bag: Bag | undefined;
}

/** The switch "all from one bag", from two tablets on, and what the bag's tablets show together. */
export function BagResult({ session, state, facts, bag }: BagProps) {
  const say = useWords();
  if (facts.exhibit === undefined || tabletCount(state.entries) < 2) return null;
  return (
    <section class="bag" aria-labelledby="bag-switch">
      <label class="choice" id="bag-switch">
        <input
          type="checkbox"
          class="switch"
          name="one-bag"
          checked={isOneBag(state)}
          onChange={({ currentTarget }) => session.change({ oneBag: currentTarget.checked })}
        />
        <span>
          <strong>{say('page_bag_switch')}</strong> {!bag && <span>{say('page_bag_switch_explained')}</span>}
        </span>
      </label>
      {bag && <Together {...{ session, state, facts, bag }} />}
    </section>
  );
}

function Together({ session, state, facts, bag }: BagProps & { readonly bag: Bag }) {
  const say = useWords();
  const { exhibit, photos, waiting, otherModel } = bag;
  const { verdict, counterfeit, reasons, groups, tablets, assessed, sources } = exhibit;
  return (
    <article class={`tablet bag-result ${verdict}`}>
      <h3>
        <VerdictIcon verdict={verdict} />
        <span>{say('page_bag', { headline: say(`headline_${verdict}`) })}</span>
      </h3>
      <p>{explainExhibit(exhibit, state.language)}</p>
      <p>
        {say('exhibit_counts', { assessed, tablets, photos })}
        {sources === 'several' && ` ${say('exhibit_sources_several')}`}
      </p>
      {waiting && <p class="quiet">{say('page_bag_waiting')}</p>}
      {otherModel && <p class="problem">{say('page_bag_other_model')}</p>}
      <p>
        {say('warning')} {say('exhibit_no_share')}
      </p>
      {counterfeit && <Ratio score={counterfeit} />}
      <details>
        <summary>{say('page_bag_details')}</summary>
        <ul>
          {reasons
            .filter((reason) => reason.code !== 'warning' && !isExplanation(reason))
            .map((reason) => (
              <li key={reason.code}>{translate(reason, state.language)}</li>
            ))}
        </ul>
        {counterfeit && (
          <Probability
            verdict={verdict}
            score={counterfeit}
            prior={state.prior}
            range={facts.prior}
            onPrior={(prior) => session.change({ prior })}
          />
        )}
        {sources !== 'several' && <p>{say(`exhibit_sources_${sources}`)}</p>}
        {sources === 'several' && groups[0] && <WorstGroup group={groups[0]} {...{ state, bag }} />}
        {groups.length > 1 && <Groups groups={groups} bag={bag} />}
        <p class="quiet">{say('page_bag_switch_explained')}</p>
      </details>
      <div class="choices">
        <ChoosePhotos session={session} id="choose-more" label={say('page_bag_add')} />
      </div>
    </article>
  );
}

/** Tablets of the worst group that are shown at once: one row on a phone. */
const SHOWN = 5;

interface WorstGroupProps {
  readonly group: ExhibitGroup;
  readonly state: SessionState;
  readonly bag: Bag;
}

/** What stands out in a mixed bag: pictures of the first tablets of the group that decides. */
function WorstGroup({ group: { tablets }, state, bag }: WorstGroupProps) {
  const say = useWords();
  return (
    <ul class="tiles">
      {tablets.slice(0, SHOWN).map(({ photo, tablet }) => {
        const number = bag.photoNumbers[photo] ?? 0;
        const entry = state.entries[number - 1];
        const crop = entry && cropOf(entry, tablet);
        return (
          <li key={`${photo}-${tablet}`} class="glimpse">
            {crop !== undefined && <CropPicture crop={crop} />}
            <span class="number">
              {bag.photos > 1 ? say('page_bag_tablet', { photo: number, tablet: tablet + 1 }) : tablet + 1}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** Which tablets seem to belong together, by their numbers in the photos below; the worst group first. */
function Groups({ groups, bag }: { readonly groups: readonly ExhibitGroup[]; readonly bag: Bag }) {
  const say = useWords();
  return (
    <ol class="groups">
      {groups.map(({ verdict, tablets }, i) => (
        <li key={tablets.map(({ photo, tablet }) => `${photo}-${tablet}`).join(' ')}>
          <strong>
            {say('exhibit_group', { number: i + 1, headline: say(`headline_${verdict}`), count: tablets.length })}
          </strong>
          <ul class="places">
            {tablets.map(({ photo, tablet }) => (
              <li key={`${photo}-${tablet}`}>
                {say('page_bag_tablet', { photo: bag.photoNumbers[photo] ?? 0, tablet: tablet + 1 })}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
