import { useState } from 'preact/hooks';
import type { TabletFinding } from '../../core/examination.ts';
import type { Entry } from '../session.ts';
import { strongestFirst, type VerdictGroup } from '../strongest-first.ts';
import { useWords } from '../words.ts';
import { CropPicture, cropOf } from './crop-picture.tsx';
import { VerdictIcon } from './verdict-shape.tsx';

interface TabletGridProps {
  readonly entry: Entry;
  readonly tablets: readonly TabletFinding[];
  onOpen(number: number): void;
}

/** Tablets of one verdict that are shown at once: four rows on a phone. */
const SHOWN = 20;

/** Many tablets at a glance: their crops by verdict, the strongest evidence first. A tap opens the result in full. */
export function TabletGrid({ entry, tablets, onOpen }: TabletGridProps) {
  const say = useWords();
  return (
    <div class="grid">
      <p class="quiet">{say('page_grid')}</p>
      {strongestFirst(tablets).map((group) => (
        <Group key={group.verdict} {...{ entry, group, onOpen }} />
      ))}
    </div>
  );
}

type GroupProps = Pick<TabletGridProps, 'entry' | 'onOpen'> & { readonly group: VerdictGroup };

function Group({ entry, group: { verdict, numbers }, onOpen }: GroupProps) {
  const say = useWords();
  const [all, setAll] = useState(false);
  const shown = all ? numbers : numbers.slice(0, SHOWN);
  const headline = say(`headline_${verdict}`);
  return (
    <section class={`group ${verdict}`}>
      <h4>
        <VerdictIcon verdict={verdict} />
        <span>{say('page_group', { headline, count: numbers.length })}</span>
      </h4>
      {/* The one headline that could pass for an all-clear does not stand alone. */}
      {verdict === 'no_difference_seen' && <p class="quiet">{say(`explanation_${verdict}`)}</p>}
      <ul class="tiles">
        {shown.map((number) => (
          <li key={number}>
            <Tile {...{ entry, number, onOpen }} label={say('page_tablet', { number, headline })} />
          </li>
        ))}
      </ul>
      {shown.length < numbers.length && (
        <button type="button" onClick={() => setAll(true)}>
          {say('page_show_all', { count: numbers.length })}
        </button>
      )}
    </section>
  );
}

interface TileProps extends Pick<TabletGridProps, 'entry' | 'onOpen'> {
  readonly number: number;
  readonly label: string;
}

function Tile({ entry, number, label, onOpen }: TileProps) {
  const crop = cropOf(entry, number - 1);
  return (
    <button type="button" class="tile" aria-label={label} onClick={() => onOpen(number)}>
      {crop !== undefined && <CropPicture crop={crop} />}
      <span class="number">{number}</span>
    </button>
  );
}
