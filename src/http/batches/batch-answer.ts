import { z } from 'zod';
import type { Message } from '../../core/examination.ts';
import { message } from '../../core/words/say.ts';
import { batchStatus, deadLetters } from '../../store/batch-status.ts';
import type { Problem } from '../../store/list-photos.ts';
import type { Store } from '../../store/open-store.ts';
import { messageSchema } from '../message-schema.ts';

/** Number of given-up photos that are named; `photos.failed` is their total. */
const MAX_NAMED = 100;

const count = z.int().min(0);

/** The progress of a batch; it contains no findings. */
export const batchAnswer = z.object({
  id: z.string(),
  state: z.enum(['listing', 'open', 'finished', 'cancelled', 'failed']),
  createdAt: z.string(),
  sources: z.array(z.string()),
  priority: z.int(),
  prior: z.number(),
  model: z.object({ name: z.string(), version: z.string(), sha256: z.string(), evidence: z.string() }),
  /** Workers of the batch's model with a recent heartbeat. */
  workers: count,
  photos: z.object({
    total: count,
    done: count,
    taken: count,
    waiting: count,
    failed: count,
    cancelled: count,
  }),
  problem: messageSchema.optional(),
  /** Given up after all attempts. */
  deadLetters: z.array(z.object({ name: z.string(), attempts: count, problem: messageSchema })),
});

export type BatchAnswer = z.infer<typeof batchAnswer>;

/** @throws TelltaleError `batch_unknown` */
export async function answerBatch(store: Store, id: string, language: string): Promise<BatchAnswer> {
  const status = await batchStatus(store, id);
  const { state, createdAt, sources, priority, prior, model, workers, photos } = status;
  const letters = await deadLetters(store, id, MAX_NAMED);
  return {
    id,
    state,
    createdAt: createdAt.toISOString(),
    sources: [...sources],
    priority,
    prior,
    model,
    workers,
    photos,
    ...(status.problem && { problem: messageOf(status.problem, language) }),
    deadLetters: letters.map((letter) => ({ ...letter, problem: messageOf(letter.problem, language) })),
  };
}

function messageOf({ code, values }: Problem, language: string): Message {
  return message(code, language, values);
}
