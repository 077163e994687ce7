import type { Notice } from '../core/examination.ts';
import type { ModelIdentity } from '../core/model.ts';
import { notice } from '../core/words/notice.ts';
import { say } from '../core/words/say.ts';
import type { Evaluation } from './evaluate-folder.ts';
import { type AblationFigure, ablationFiguresOf } from './figures/ablation-figures.ts';
import { type AspectFigure, aspectFiguresOf } from './figures/aspect-figures.ts';
import { type Breakdown, breakdownsOf } from './figures/breakdowns.ts';
import { type Curves, curvesOf } from './figures/curves.ts';
import { type Figures, figuresOf } from './figures/figures.ts';
import { type GateCurve, gateCurves } from './figures/gate-curve.ts';
import { type PressFigures, pressFiguresOf } from './figures/press-figures.ts';
import { type ProbeFigure, probeFiguresOf } from './figures/probe-figures.ts';
import { gatedRow, isM30 } from './tablet-row.ts';

const SCHEMA = 'telltale.evaluation/1';

/** A photo that could not be examined. */
interface FailedRow {
  readonly file: string;
  readonly status: 'failed';
  readonly code: string;
  readonly message: string;
}

/** All numbers of an evaluation, as in figures.json, where unknown ones are null. */
export interface EvaluationFigures extends Figures {
  readonly schema: typeof SCHEMA;
  readonly model: ModelIdentity;
  readonly notice: Notice;
  readonly failed: readonly FailedRow[];
  readonly breakdowns: readonly Breakdown[];
  readonly ablations: readonly AblationFigure[];
  readonly aspects: readonly AspectFigure[];
  readonly gates: readonly GateCurve[];
  readonly probes: readonly ProbeFigure[];
  readonly presses: PressFigures;
  readonly curves: Curves;
}

/** The same evaluation always gives the same figures. */
export function evaluationFiguresOf(evaluation: Evaluation, language: string): EvaluationFigures {
  const { model, settings, photos } = evaluation;
  const rows = photos.flatMap((photo) => photo.rows);
  return {
    schema: SCHEMA,
    model,
    notice: notice(model.evidence, language),
    failed: photos.flatMap(({ file, failed }): FailedRow[] =>
      failed ? [{ file, status: 'failed', code: failed.code, message: say(failed.code, language, failed.values) }] : [],
    ),
    ...figuresOf(evaluation),
    breakdowns: breakdownsOf(evaluation),
    ablations: ablationFiguresOf(rows),
    aspects: aspectFiguresOf(rows),
    gates: gateCurves(rows.filter(isM30).map(gatedRow), settings.gates),
    probes: probeFiguresOf(rows),
    presses: pressFiguresOf(rows),
    curves: curvesOf(rows),
  };
}
