/**
 * Adds up vitest's JSON reports and prints `N passed, N failed` alone on the last line; exits with 1 if anything
 * failed. `node scripts/count-tests.mjs FAILED_STEPS REPORT...`, where each REPORT stands for REPORT.json and
 * REPORT.status (the exit status of that run). Used by .ci/run.
 */
import { readFileSync } from 'node:fs';

const [failedSteps, ...reports] = process.argv.slice(2);
const counts = reports.map(countReport);
const passed = sum(counts.map((count) => count.passed));
const failed = sum(counts.map((count) => count.failed)) + Number(failedSteps);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

/** A run with a bad exit status counts as at least one failure, also without a failed test: vitest did not start, or an error occurred outside tests. */
function countReport(report) {
  const status = Number(readFileSync(`${report}.status`, 'utf8'));
  const { passed, failed } = countTests(readReport(`${report}.json`));
  return { passed, failed: status === 0 ? failed : Math.max(failed, 1) };
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, testResults: [] };
  }
}

/** A file that does not load has no tests to count, so it counts as one failed test. */
function countTests({ numPassedTests, numFailedTests, testResults }) {
  const unloaded = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  return { passed: numPassedTests, failed: numFailedTests + unloaded.length };
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
