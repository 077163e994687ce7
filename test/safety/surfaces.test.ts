import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const web = new URL('../../src/web/', import.meta.url);
const cli = new URL('../../src/cli/', import.meta.url);
/** The gallery of a scan, and reports. */
const gallery = new URL('../../src/report/', import.meta.url);
/** The report of an evaluation; its own test looks for claims in its words. */
const evaluation = new URL('../../src/evaluate/', import.meta.url);

const textOf = (folder: URL) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(tsx?|js|css|svg|html|template|webmanifest)$/.test(name) && !name.includes('.test.'))
    .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }));

/** Ticks, thumbs, shields, smileys and the like: every symbol and emoji that could be taken for an all-clear. */
const CHEERS = /[\u2600-\u27bf\u{1f000}-\u{1faff}]/u;

/** Words of a page's template that are neither markup nor placeholder, and so in no catalogue. */
function wordsOutsideCatalogue(template: string): string[] {
  return template.replace(/<[^>]*>|\{\{\w+\}\}/g, ' ').match(/\p{L}+/gu) ?? [];
}

/** The visible or spoken text of a component's markup. */
const SPOKEN = ['alt', 'aria-label', 'aria-valuetext', 'aria-description', 'label', 'placeholder', 'title'];

/** Words in a component's markup itself, in text or in an attribute that is read out. */
function literalWords(name: string, text: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && /\p{L}/u.test(node.text)) found.push(node.text.trim());
    if (ts.isJsxAttribute(node) && SPOKEN.includes(node.name.getText()) && node.initializer?.kind === LITERAL) {
      found.push(node.initializer.getText());
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return found;
}

const LITERAL = ts.SyntaxKind.StringLiteral;

/** Colours of a style sheet that look green; any colour not in hex notation is listed too. */
function greens(css: string): string[] {
  const rules = css.replace(/\/\*.*?\*\//gs, '');
  const named =
    rules.match(/\b\w*(green|lime|olive|teal|chartreuse)\w*\b|\b(rgba?|hsla?|hwb|lab|lch|oklab|oklch)\(/gi) ?? [];
  const hex = (rules.match(/#[0-9a-f]{3,8}\b/gi) ?? []).filter(isGreen);
  return [...named, ...hex];
}

/** Whether green outweighs red and blue by more than a tenth of the range. */
function isGreen(hex: string): boolean {
  const digits = hex.length < 7 ? hex.slice(1, 4).replace(/./g, '$&$&') : hex.slice(1, 7);
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 16));
  return green > Math.max(red, blue) + 25;
}

describe('the page, the command line and the report', () => {
  test.each([...textOf(web), ...textOf(cli), ...textOf(gallery), ...textOf(evaluation)])(
    '$name has no tick, no thumb, no cheer',
    ({ text }) => {
      expect(text).not.toMatch(CHEERS);
    },
  );

  test.each(textOf(web).filter(({ name }) => /\.(html|template)$/.test(name)))(
    '$name says nothing of its own',
    ({ text }) => {
      expect(wordsOutsideCatalogue(text)).toEqual([]);
    },
  );

  test.each(textOf(web).filter(({ name }) => name.endsWith('.tsx')))(
    '$name says nothing of its own',
    ({ name, text }) => {
      expect(literalWords(name, text)).toEqual([]);
    },
  );

  const styles = [...textOf(web), ...textOf(gallery), ...textOf(evaluation)].filter(({ name }) =>
    /\.(css|svg)$/.test(name),
  );
  test.each(styles)('nothing in $name is green', ({ text }) => {
    expect(greens(text)).toEqual([]);
  });

  test('are really checked', () => {
    const names = [...textOf(web), ...textOf(cli), ...textOf(gallery), ...textOf(evaluation)].map(({ name }) => name);
    const some = [
      'index.html',
      'page.css',
      'app.tsx',
      'scan.ts',
      'gallery/page/gallery.css',
      'gallery/page/list.js',
      'document/html/document.css',
    ];
    expect(names).toEqual(expect.arrayContaining([...some, 'report/report.css']));
  });
});

describe('these checks see', () => {
  test('a tick and a thumb', () => {
    expect('✓').toMatch(CHEERS);
    expect('👍').toMatch(CHEERS);
  });

  test('words outside the catalogues', () => {
    expect(wordsOutsideCatalogue('<p class="a">{{page_title}} All clear</p>')).toEqual(['All', 'clear']);
  });

  test('words of a component', () => {
    const text = '<p title="Fine">{say(code)} All clear <img alt={say(code)} class="a" /></p>';
    expect(literalWords('x.tsx', text)).toEqual(['"Fine"', 'All clear']);
  });

  test.each(['#0f0', '#2e7d32', '#a5d6a7ff', 'darkgreen', 'oklch(', 'rgb('])('the colour %s', (colour) => {
    expect(greens(`p { color: ${colour}; }`)).toEqual([colour]);
  });

  test('that others are not green', () => {
    expect(greens('/* no green */ p { color: #a8121d; background: #eceae4; outline-color: #27466f; }')).toEqual([]);
  });
});
