import { readFileSync } from 'node:fs';
import { VERDICTS } from '../../core/examination.ts';
import { notice } from '../../core/words/notice.ts';
import { catalogueTag, say } from '../../core/words/say.ts';
import { escapeText } from '../escape-text.ts';
import { passedOverLines } from '../passed-over-lines.ts';
import type { GalleryExhibitCounts, GallerySummary } from './gallery-data.ts';
import { galleryWords } from './gallery-words.ts';
import { asScript } from './pack-photos.ts';

const read = (name: string) => readFileSync(new URL(`page/${name}`, import.meta.url), 'utf8');
/** Concatenated, as parts of one script. */
const SCRIPTS = [
  'data.js',
  'marks.js',
  'filters.js',
  'elements.js',
  'exhibits.js',
  'list.js',
  'detail.js',
  'main.js',
] as const;

/**
 * Only files beside the page are loaded, and nothing is ever sent. A page on a disk is `file:`; the script in the page
 * itself must be allowed explicitly.
 */
const POLICY =
  "default-src 'none'; img-src 'self' file:; script-src 'self' file: 'unsafe-inline'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** The page of a scan without photos, groups and pictures, which it loads from its folder. */
export function renderGallery(summary: GallerySummary): string {
  const { model, language, counts } = summary;
  const { card, calibratedOn } = notice(model.evidence, language);
  const text = (code: Parameters<typeof say>[0], values = {}) => escapeText(say(code, language, values));
  const byVerdict = (of: GallerySummary['counts']['verdicts']) =>
    VERDICTS.map(
      (verdict) => `<dt>${text(`headline_${verdict}`)}</dt><dd>${of[verdict].toLocaleString(language)}</dd>`,
    ).join('');
  const { name, version, sha256 } = model;
  const evidence = say(`evidence_${model.evidence}`, language);
  const { passedOver, ...facts } = summary;
  const setup = { ...facts, words: galleryWords(language), evidence };
  const { photos, tablets, failed, duplicates } = counts;
  return `<!doctype html>
<html lang="${catalogueTag(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${text('gallery_title')}</title>
<style>${read('gallery.css')}</style>
</head>
<body>
<header>
<h1>${text('gallery_title')}</h1>
<p>${text('gallery_lead', { name, version })}</p>
<div class="notice">
<p><strong>${escapeText(calibratedOn)}</strong></p>
<p><strong>${text('warning')}</strong></p>
<ul>${card.map((sentence) => `<li>${escapeText(sentence)}</li>`).join('')}</ul>
</div>
<p>${text('scan_summary', { photos, tablets, failed })} ${text('scan_duplicates', { duplicates })}</p>
${listOf(passedOverLines(passedOver, language))}
<dl class="verdicts">${byVerdict(counts.verdicts)}</dl>
${exhibitsOf(counts.exhibits, byVerdict, language)}
<p class="model">${escapeText(name)} ${escapeText(version)} · <code>${escapeText(sha256)}</code></p>
</header>
<main id="gallery"></main>
<script>
const telltaleSetup = ${asScript(setup)};
${SCRIPTS.map(read).join('\n')}
</script>
</body>
</html>
`;
}

/** How many exhibits there are, by verdict, and what such counts do not say. */
function exhibitsOf(
  counts: GalleryExhibitCounts | undefined,
  byVerdict: (of: GalleryExhibitCounts['verdicts']) => string,
  language: string,
): string {
  if (counts === undefined) return '';
  const { exhibits, several, verdicts } = counts;
  const sentences = [
    say('gallery_exhibits', language, { count: exhibits }),
    ...(several > 0 ? [say('scan_exhibits_several', language, { count: several })] : []),
    say('exhibit_no_share', language),
  ];
  return `<p>${escapeText(sentences.join(' '))}</p>\n<dl class="verdicts">${byVerdict(verdicts)}</dl>`;
}

function listOf(lines: readonly string[]): string {
  return lines.length === 0
    ? ''
    : `<ul class="passed-over">${lines.map((line) => `<li>${escapeText(line)}</li>`).join('')}</ul>`;
}
