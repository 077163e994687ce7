import { join } from 'node:path';
import { say } from '../core/words/say.ts';
import { adapt } from '../learn/adapt.ts';
import { compare } from '../learn/compare.ts';
import { renderComparison } from '../learn/comparison-page.ts';
import { holdOutGroups } from '../learn/hold-out-groups.ts';
import { learnedFromLabels } from '../learn/learned-from-labels.ts';
import type { LearningModel } from '../learn/learning-model.ts';
import type { LabelledTablet } from '../learn/learning-tablet.ts';
import type { ConfirmedPhoto } from '../learn/sort-references.ts';
import { writeLearnedBundle } from '../learn/write-learned-bundle.ts';
import { writeWhole } from '../runtime/write-whole.ts';

const PAGE = 'comparison.html';

/** What an adaptation is made of. */
export interface Adaptation {
  /** Folder of the new bundle. */
  readonly out: string;
  readonly name: string;
  readonly language: string;
  readonly learning: LearningModel;
  readonly photos: readonly ConfirmedPhoto[];
  readonly tablets: readonly LabelledTablet[];
  readonly laboratories: readonly string[];
}

/** Learns, compares old and new on tablets from which the new one did not learn, and writes the bundle with a page beside it. */
export async function writeAdapted({
  out,
  name,
  language,
  learning: { bundle, model },
  photos,
  tablets,
  laboratories,
}: Adaptation): Promise<void> {
  const settings = adapt(tablets, model.settings);
  const from = learnedFromLabels({ name, base: bundle, photos, tablets, learned: settings.learned, laboratories });
  const cameraOf = (photo: string): string | undefined => photos.find((one) => one.name === photo)?.camera;
  const held = holdOutGroups(tablets, cameraOf);
  const comparison = compare(held.tablets, model.settings);
  await writeLearnedBundle(out, bundle, {
    settings,
    evidence: 'lab_confirmed',
    from,
    errors: { compared: comparison, byCamera: held.byCamera },
  });
  const { manifest } = bundle;
  const [before, after] = [`${manifest.name} ${manifest.version}`, `${manifest.name}-${name} ${manifest.version}`];
  const page = `${out}-${PAGE}`;
  await writeWhole(
    page,
    renderComparison(comparison, { before, after, laboratories: from.laboratories, byCamera: held.byCamera, language }),
  );
  const values = {
    name: after,
    path: join(out),
    references: from.reference.M + from.reference['30'],
    counterfeits: from.counterfeit.M + from.counterfeit['30'],
  };
  console.log(say('adapt_written', language, values));
  console.log(
    say('adapt_compared', language, {
      aucBefore: comparison.before.auc.toFixed(3),
      aucAfter: comparison.after.auc.toFixed(3),
      cllrBefore: comparison.before.cllr.toFixed(3),
      cllrAfter: comparison.after.cllr.toFixed(3),
    }),
  );
  console.log(say(comparison.recommended ? 'adapt_recommended' : 'adapt_not_recommended', language, { before, after }));
  console.log(say('adapt_page', language, { path: page }));
}
