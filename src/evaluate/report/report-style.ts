import { readFileSync } from 'node:fs';

/** The style sheet of pages with figures, for light and dark. */
export const REPORT_STYLE = readFileSync(new URL('report.css', import.meta.url), 'utf8');
