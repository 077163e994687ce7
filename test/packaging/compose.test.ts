import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { environment } from '../../src/http/settings-schema.ts';
import { readCommand, readDockerfile } from './dockerfile.ts';

interface Service {
  readonly image: string;
  readonly command?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly volumes: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test?: readonly string[]; readonly disable?: boolean };
  readonly stop_grace_period?: string;
}

const root = new URL('../../', import.meta.url);
const text = readFileSync(new URL('compose.yaml', root), 'utf8');
const { services }: { services: Readonly<Record<'database' | 'service' | 'worker', Service>> } = parse(text, {
  merge: true,
});
const dockerfile = readDockerfile(readFileSync(new URL('Dockerfile', root), 'utf8'));
const final = dockerfile.at(-1)?.instructions ?? [];

test('has the service, workers and their database only', () => {
  expect(Object.keys(services).toSorted()).toEqual(['database', 'service', 'worker']);
  for (const name of ['service', 'worker'] as const) {
    expect([services[name].image, services[name].depends_on]).toEqual([
      'telltale',
      { database: { condition: 'service_healthy' } },
    ]);
  }
  expect(services.database.healthcheck?.test?.[1]).toBe('pg_isready');
});

test.each(['service', 'worker'] as const)('sets only existing settings of the %s', (name) => {
  const settings = Object.keys(services[name].environment).filter((variable) => variable !== 'PGPASSWORD');
  expect(Object.keys(environment.shape)).toEqual(expect.arrayContaining(settings));
  const root = services[name].environment['TELLTALE_BATCH_ROOT'];
  expect(services[name].volumes.some((volume) => volume.endsWith(`:${root}:ro`))).toBe(true);
  const url = services[name].environment['TELLTALE_DATABASE']?.replace(/\$\{\w+:-(\w+)\}/, '$1');
  expect(environment.shape.TELLTALE_DATABASE.parse(url)).toBe('postgres://telltale@database/telltale');
});

test('the service is the image’s command, and a worker the same program', () => {
  const command = readCommand(final.find(({ name }) => name === 'CMD')?.text ?? '');
  expect(services.service.command).toBeUndefined();
  expect(services.worker.command).toEqual([...command.slice(0, -1), 'worker']);
  // The image's own health check needs a service.
  expect(services.worker.healthcheck).toEqual({ disable: true });
});

test('contains no password', () => {
  for (const line of text.split('\n').filter((some) => /PASSWORD: /.test(some))) expect(line).toMatch(/\$\{\w+:\?/);
});
