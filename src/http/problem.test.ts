import { expect, test } from 'vitest';
import { TelltaleError } from '../core/errors.ts';
import { problemOf } from './problem.ts';

test('a problem has the code, status and message, and nothing of the cause', () => {
  const cause = new Error('ENOENT /etc/secret');
  const error = new TelltaleError('request_too_many_photos', { max: 20 }, { cause });
  expect(problemOf(error, '3f0c', 'en')).toEqual({
    type: 'urn:telltale:error:request_too_many_photos',
    title: 'Payload Too Large',
    status: 413,
    detail: 'Expected at most 20 photos in one request, received more.',
    instance: 'urn:uuid:3f0c',
    code: 'request_too_many_photos',
  });
});
