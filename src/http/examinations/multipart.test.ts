import { describe, expect, test } from 'vitest';
import { boundaryOf, MultipartParser } from './multipart.ts';

interface Part {
  readonly name: string | undefined;
  readonly fileName: string | undefined;
  readonly body: string;
}

/** The parts of a body that arrives in chunks of so many bytes. */
function partsOf(body: string, pieceBytes = body.length, boundary = 'B'): Part[] {
  const parts: Part[] = [];
  const parser = new MultipartParser(boundary, (head) => {
    const chunks: Buffer[] = [];
    return {
      write: (bytes) => void chunks.push(Buffer.from(bytes)),
      end: () =>
        void parts.push({ name: head.name, fileName: head.fileName, body: Buffer.concat(chunks).toString('latin1') }),
    };
  });
  const bytes = Buffer.from(body, 'latin1');
  for (let at = 0; at < bytes.length; at += pieceBytes) parser.push(bytes.subarray(at, at + pieceBytes));
  parser.end();
  return parts;
}

const part = (disposition: string, body: string) =>
  `--B\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${body}\r\n`;

describe('MultipartParser', () => {
  const tricky = '\xff\xd8\r\n--\r\n--BB\r\n\r\n--b\r\n-\r';
  const body = [
    'before\r\n',
    part('name="photos"; filename="a.jpg"', tricky),
    '--B \t\r\ncontent-type: image/jpeg\r\ncontent-disposition:form-data;\r\n name=photos\r\n\r\n\r\n',
    part('name="prior"', '0.5'),
    '--B--\r\nbehind\r\n--B\r\n',
  ].join('');
  const expected = [
    { name: 'photos', fileName: 'a.jpg', body: tricky },
    { name: 'photos', fileName: undefined, body: '' },
    { name: 'prior', fileName: undefined, body: '0.5' },
  ];

  test.each([1, 2, 3, 5, 7, 11, 64, 10_000])('gives every part in full, in chunks of %i bytes', (pieceBytes) => {
    expect(partsOf(body, pieceBytes)).toEqual(expected);
  });

  test('a part without any head, and none at all', () => {
    expect(partsOf('--B\r\n\r\nx\r\n--B--')).toEqual([{ name: undefined, fileName: undefined, body: 'x' }]);
    expect(partsOf('--B--')).toEqual([]);
  });

  test.each([
    ['filename="C:\\dir\\a.jpg"', 'a.jpg'],
    ['filename="../../a.jpg"', 'a.jpg'],
    ['filename="a\\"b.jpg"', 'a"b.jpg'],
    ['filename="a%22b 50%.jpg"', 'a"b 50%.jpg'],
    ['filename="x.jpg"; filename*=UTF-8\'\'caf%C3%A9.jpg', 'café.jpg'],
    ['filename=""', undefined],
    ['filename="caf\xc3\xa9.jpg"', 'café.jpg'],
  ])('%s is called %s', (parameter, fileName) => {
    expect(partsOf(`${part(`name="photos"; ${parameter}`, 'x')}--B--`)).toMatchObject([{ fileName }]);
  });

  test.each(['', '--B\r\n', part('name="a"', 'x'), `${part('name="a"', 'x')}--B`, `--B\r\n${'x'.repeat(20_000)}`])(
    'a body that is cut off or none is malformed (%#)',
    (cut) => {
      expect(() => partsOf(cut)).toThrowError(expect.objectContaining({ code: 'request_malformed' }));
    },
  );
});

test.each([
  ['multipart/form-data; boundary=abc', 'abc'],
  ['multipart/form-data; charset=utf-8; Boundary="a b;c"', 'a b;c'],
  ['multipart/form-data', undefined],
])('the boundary of %s', (contentType, boundary) => {
  expect(boundaryOf(contentType)).toBe(boundary);
});
