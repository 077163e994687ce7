import { readFileSync } from 'node:fs';
import { escapeText } from '../../escape-text.ts';
import type { Block, Picture, ReportDocument } from '../document.ts';

/** The page loads nothing and runs nothing: all pictures are in it. */
const POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** A report as one HTML file without scripts, which loads nothing. */
export async function* renderHtml(report: ReportDocument): AsyncGenerator<string, void, undefined> {
  const { language, title, footer } = report;
  const css = readFileSync(new URL('document.css', import.meta.url), 'utf8');
  yield `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${escapeText(title)}</title>
<style>${css}</style>
</head>
<body>
<main>
`;
  for await (const block of report.blocks) yield `${htmlOf(block)}\n`;
  yield `</main>
<footer><p>${escapeText(footer)}</p></footer>
</body>
</html>
`;
}

function htmlOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return textElement(`h${block.level}`, block.text);
    case 'paragraph':
      return textElement('p', block.text);
    case 'notice':
      return `<div class="notice">${block.lines.map((line) => textElement('p', line)).join('')}</div>`;
    case 'list':
      return `<ul>${block.items.map((item) => textElement('li', item)).join('')}</ul>`;
    case 'facts':
      return `<table class="facts"><tbody>${block.rows
        .map(([label, value]) => `<tr>${headerCell(label, 'row')}${textElement('td', value)}</tr>`)
        .join('')}</tbody></table>`;
    case 'table':
      return `<table class="rows"><thead><tr>${block.head.map((cell) => headerCell(cell, 'col')).join('')}</tr></thead>
<tbody>${block.rows.map(rowOf).join('\n')}</tbody></table>`;
    case 'figure':
      return `<figure>${imageOf(block.picture)}</figure>`;
    case 'entry':
      return `<section class="entry">${textElement('h4', block.heading)}
${block.picture === undefined ? '' : imageOf(block.picture)}
<div>${block.lines.map((line) => textElement('p', line)).join('')}</div></section>`;
  }
}

/** `dir="auto"`: names and notes may be in any script. */
function textElement(name: string, text: string): string {
  return `<${name} dir="auto">${escapeText(text)}</${name}>`;
}

function headerCell(text: string, scope: 'row' | 'col'): string {
  return `<th scope="${scope}" dir="auto">${escapeText(text)}</th>`;
}

function rowOf([first = '', ...others]: readonly string[]): string {
  return `<tr>${headerCell(first, 'row')}${others.map((cell) => textElement('td', cell)).join('')}</tr>`;
}

function imageOf({ jpeg, alt }: Picture): string {
  return `<img src="data:image/jpeg;base64,${jpeg}" alt="${escapeText(alt)}">`;
}
