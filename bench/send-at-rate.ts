import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** The result of sending requests at a rate. */
export interface Sent {
  /** Milliseconds from the start of a request to the end of its answer, for those whose photo was examined. */
  readonly acceptedMs: readonly number[];
  /** Answers 503 with Retry-After. */
  readonly refused: number;
  /** All others: a photo that was not examined, another status, no Retry-After, no answer. */
  readonly failed: number;
  /** Maximum number of concurrent requests. */
  readonly mostAtOnce: number;
}

export interface Rate {
  readonly url: string;
  readonly body: Buffer;
  readonly contentType: string;
  readonly perSecond: number;
  readonly seconds: number;
}

/**
 * Sends this many requests a second, whether or not earlier ones were answered, like independent users: a sender that
 * waits for answers slows down with the service and never overloads it. Waits for the last answer.
 */
export async function sendAtRate({ perSecond, seconds, ...upload }: Rate): Promise<Sent> {
  const agent = new Agent({ keepAlive: true });
  const acceptedMs: number[] = [];
  const counts = { refused: 0, failed: 0, atOnce: 0, mostAtOnce: 0 };
  const answers: Promise<void>[] = [];
  const startedMs = performance.now();
  for (let n = 0; n < perSecond * seconds; n++) {
    await pause(Math.max(0, startedMs + (n * 1000) / perSecond - performance.now()));
    counts.mostAtOnce = Math.max(counts.mostAtOnce, ++counts.atOnce);
    const sentMs = performance.now();
    const answered = send(agent, upload).then((outcome) => {
      counts.atOnce--;
      if (outcome === 'examined') acceptedMs.push(performance.now() - sentMs);
      else counts[outcome]++;
    });
    answers.push(answered);
  }
  await Promise.all(answers);
  agent.destroy();
  const { refused, failed, mostAtOnce } = counts;
  return { acceptedMs, refused, failed, mostAtOnce };
}

type Outcome = 'examined' | 'refused' | 'failed';

function send(agent: Agent, { url, body, contentType }: Pick<Rate, 'url' | 'body' | 'contentType'>): Promise<Outcome> {
  const headers = { 'content-type': contentType, 'content-length': body.length };
  return new Promise((resolve) => {
    const sent = request(`${url}/v1/examinations`, { method: 'POST', agent, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', () => resolve('failed'));
      answer.on('end', () => {
        if (answer.statusCode === 503 && answer.headers['retry-after'] !== undefined) resolve('refused');
        else resolve(answer.statusCode === 200 && wasExamined(Buffer.concat(chunks)) ? 'examined' : 'failed');
      });
    });
    sent.on('error', () => resolve('failed'));
    sent.end(body);
  });
}

/** A photo that missed the deadline is an error in an answer with 200. */
function wasExamined(answer: Buffer): boolean {
  const { photos }: { photos: { status: string }[] } = JSON.parse(answer.toString());
  return photos.every(({ status }) => status !== 'error');
}
