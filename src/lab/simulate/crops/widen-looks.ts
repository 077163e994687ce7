import type { Random } from '../random.ts';
import type { TabletDesign } from '../tablet/tablet.ts';
import { WIDE } from './wide-nuisances.ts';

/** The same tablet with specks, patches and surface varied as widely as one photograph leaves them unknown. */
export function widenLooks(design: TabletDesign, random: Random): TabletDesign {
  const { specks } = WIDE;
  const { speck } = design;
  return {
    ...design,
    speck: {
      ...speck,
      softness: random.logRange(...specks.softness),
      coverage: speck.coverage * random.logRange(...specks.coverage),
      contrast: speck.contrast * random.logRange(...specks.contrast),
      size: speck.size * random.logRange(...specks.size),
      clustering: random.range(...specks.clustering),
    },
    grain: design.grain * random.logRange(...WIDE.grain),
    patchy: random.logRange(...WIDE.patchy),
    patchySize: random.logRange(...WIDE.patchySize),
    warp: design.warp + random.range(...WIDE.warp),
  };
}
