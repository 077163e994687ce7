import { rm } from 'node:fs/promises';
import type { Policy } from '../../core/examination.ts';
import type { ModelIdentity } from '../../core/model.ts';
import { notice } from '../../core/words/notice.ts';
import { say } from '../../core/words/say.ts';
import { unwritable } from '../../runtime/unwritable.ts';
import { openRowsFile } from '../rows-file.ts';
import type { PressLink } from './link-exhibits.ts';

export const LINKS_NAME = 'press-links.jsonl';

/** The file of links between exhibits; without any link, there is none. */
export interface LinksFile {
  write(links: readonly PressLink[], model: Pick<ModelIdentity, 'evidence'>, policy: Policy): Promise<void>;
  finish(): Promise<void>;
  discard(): Promise<void>;
}

/** Like `openRowsFile`, whose errors it throws. Every row says that it is a lead, and what it was calibrated on. */
export async function openLinksFile(path: string): Promise<LinksFile> {
  const rows = await openRowsFile(path);
  let written = 0;
  return {
    async write(links, { evidence }, { language }) {
      const note = say('gallery_link_note', language);
      const { calibratedOn } = notice(evidence, language);
      for (const link of links) await rows.write({ schema: 'telltale.press-link/1', ...link, note, calibratedOn });
      written += links.length;
    },
    async finish() {
      if (written > 0) return rows.finish();
      await rows.discard();
      await unwritable(path, () => rm(path, { force: true }));
    },
    discard: () => rows.discard(),
  };
}
