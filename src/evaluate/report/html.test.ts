import { expect, test } from 'vitest';
import { html, raw } from './html.ts';

test('what is put in is escaped, markup is not, lists follow one another', () => {
  const items = ['<b>', 'a "b"'].map((item) => html`<li>${item}</li>`);
  expect(html`<ul>${items}</ul>${raw('<hr>')}${3}`.markup).toBe(
    '<ul><li>&lt;b&gt;</li><li>a &quot;b&quot;</li></ul><hr>3',
  );
});

test('a name cannot leave an attribute, nor turn the reading direction', () => {
  expect(html`<p title="${`x" onload='y'&\u202e`}">`.markup).toBe('<p title="x&quot; onload=&#39;y&#39;&amp;\uFFFD">');
});
