import { expect, test } from 'vitest';
import { html, raw } from './html.ts';

test('values are escaped, markup is not, lists are joined', () => {
  const items = ['<b>', 'a "b"'].map((item) => html`<li>${item}</li>`);
  expect(html`<ul>${items}</ul>${raw('<hr>')}${3}`.markup).toBe(
    '<ul><li>&lt;b&gt;</li><li>a &quot;b&quot;</li></ul><hr>3',
  );
});

test('a name cannot break out of an attribute or turn the reading direction', () => {
  expect(html`<p title="${`x" onload='y'&\u202e`}">`.markup).toBe('<p title="x&quot; onload=&#39;y&#39;&amp;\uFFFD">');
});
