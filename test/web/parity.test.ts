import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Examination } from '../../src/core/examination.ts';
import type { RunningServer } from '../../src/http/start-server.ts';
import type { ExaminerPool } from '../../src/runtime/pool/examiner-pool.ts';
import { startPool, startService } from '../http/service.ts';
import { chromiumIsInstalled, launchChromium, WITHOUT_CHROMIUM } from './chromium.ts';
import { examineInBrowser, openExaminer } from './device-worker.ts';
import { twentyPhotos } from './twenty-photos.ts';

/**
 * Largest difference between a browser's log10 likelihood ratio and Node's: 0.42 of a logit, because a browser decodes
 * and scales by its own rules, at a slope of 0.34.
 */
const RATIO_TOLERANCE = 0.145;
/** Largest difference between the probabilities of a face. */
const TOLERANCE = 0.1;
/** Largest difference between measures of quality. */
const QUALITY_TOLERANCE = 0.02;
const POLICY = { prior: 0.5, language: 'en' };

let pool: ExaminerPool;
let service: RunningServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  if (!chromiumIsInstalled) return;
  pool = await startPool();
  service = await startService(pool);
  browser = await launchChromium();
  page = await browser.newPage();
  await openExaminer(page, service.url, pool.model.sha256);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await service?.close();
  await pool?.close();
});

const photos = chromiumIsInstalled ? await twentyPhotos() : [];

describe.skipIf(!chromiumIsInstalled)(`the browser agrees with Node${WITHOUT_CHROMIUM}`, { tags: ['slow'] }, () => {
  test('of twenty photos', () => {
    expect(photos).toHaveLength(20);
  });

  test.each(photos)('$name', async ({ name, bytes }) => {
    const { examination: inNode } = await pool.examine(bytes, name, POLICY);
    const inBrowser = await examineInBrowser(page, bytes, name, POLICY);
    expect(inBrowser.photo).toEqual(inNode.photo);
    expect(inBrowser.model).toEqual(inNode.model);
    expect(inBrowser.status).toBe(inNode.status);
    expect(differences(inNode, inBrowser)).toEqual([]);
  });
});

/** Differences between the findings of Node and browser that exceed the tolerances, one line each. */
function differences(inNode: Examination, inBrowser: Examination): string[] {
  const pairs = inNode.tablets.map((tablet) => ({ tablet, other: nearest(tablet, inBrowser.tablets) }));
  const alone = inBrowser.tablets.filter((tablet) => nearest(tablet, inNode.tablets) === undefined);
  const extra = alone.filter(saysSomething);
  return [
    ...extra.map(
      ({ ellipse, face, faceProbability, verdict }) =>
        `in the browser alone: ${verdict}, ${face} ${faceProbability}, at ${ellipse.cx}, ${ellipse.cy}, radius ${ellipse.rx}`,
    ),
    ...pairs.flatMap(({ tablet, other }, i) => {
      if (other === undefined) return saysSomething(tablet) ? [`tablet ${i + 1}: not found`] : [];
      const [node, device] = [tablet, other].map(({ counterfeit }) => counterfeit?.log10LikelihoodRatio);
      const far = Math.abs((node ?? Number.NaN) - (device ?? Number.NaN)) > RATIO_TOLERANCE;
      const lines = far ? [`tablet ${i + 1}: ${node} in Node, ${device} in the browser`] : [];
      const apart = tablet.verdict !== other.verdict && !nearThreshold(tablet);
      return apart ? [...lines, `tablet ${i + 1}: ${tablet.verdict} in Node, ${other.verdict} in the browser`] : lines;
    }),
  ];
}

/** A refused tablet at the locator's threshold may be found on one side only, because nothing is said of it. */
const saysSomething = ({ verdict }: Examination['tablets'][number]): boolean => verdict !== 'cannot_assess';

/** The tablet whose centre lies within a third of a radius. */
function nearest({ ellipse }: Examination['tablets'][number], tablets: Examination['tablets']) {
  return tablets.find(
    (other) => Math.hypot(other.ellipse.cx - ellipse.cx, other.ellipse.cy - ellipse.cy) < ellipse.rx / 3,
  );
}

/** Whether the likelihood ratio, the probability of the face or a measure of quality is within its tolerance of a limit. */
function nearThreshold({ counterfeit, face, faceProbability, quality }: Examination['tablets'][number]): boolean {
  const { verdicts, gates } = pool.settings;
  const { likelyCounterfeit, noDifferenceSeen } = verdicts;
  const { minFaceProbability, minOtherProbability, minSmallOtherProbability } = gates;
  const faceLimits = face === 'other' ? [minOtherProbability, minSmallOtherProbability] : [minFaceProbability];
  if (faceLimits.some((limit) => Math.abs((faceProbability ?? limit) - limit) < TOLERANCE)) return true;
  const measures = quality && [
    quality.sharpness - gates.minSharpness,
    quality.sharpness - gates.minOtherSharpness,
    quality.glare - gates.maxGlare,
    quality.visible - gates.minVisible,
    quality.diameterPx / gates.minDiameterPx - 1,
  ];
  if (measures?.some((apart) => Math.abs(apart) < QUALITY_TOLERANCE)) return true;
  if (counterfeit === undefined) return false;
  const { log10LikelihoodRatio: log10 } = counterfeit;
  return [likelyCounterfeit, noDifferenceSeen].some((threshold) => Math.abs(log10 - threshold) < RATIO_TOLERANCE);
}
