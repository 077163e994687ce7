import { say } from '../core/words/say.ts';
import { batchStatus, deadLetters } from '../store/batch-status.ts';
import type { Store } from '../store/open-store.ts';

/** Number of given-up photos that are named; an export contains all of them. */
const NAMED = 100;

/**
 * The progress of a batch in lines: its settings, how many photos are in which state, and those that were given up, by
 * name. It contains no findings.
 *
 * @throws TelltaleError `batch_unknown`
 */
export async function formatStatus(store: Store, id: string, language: string): Promise<string> {
  const status = await batchStatus(store, id);
  const { state, priority, model, photos, problem, workers } = status;
  const { name, version } = model;
  const stateName = say(`batch_state_${state}`, language);
  const lines = [say('batch_summary', language, { id, priority, name, version, state: stateName })];
  if (problem !== undefined) lines.push(say(problem.code, language, problem.values));
  lines.push(say('batch_photos', language, photos));
  if (state === 'listing' || state === 'open') {
    lines.push(say('batch_waiting_for', language, { name, version, workers }));
  }
  for (const letter of await deadLetters(store, id, NAMED)) {
    const why = say(letter.problem.code, language, letter.problem.values);
    const { name: photo, attempts } = letter;
    lines.push(say('batch_given_up', language, { name: photo, attempts, problem: why }));
  }
  const more = photos.failed - NAMED;
  if (more > 0) lines.push(say('batch_given_up_more', language, { count: more }));
  return lines.join('\n');
}
