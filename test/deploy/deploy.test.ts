import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { validate } from 'dockerfile-utils';
import { describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { tempFolder } from '../storage/temp-database.ts';
import { copied, deployFile, imageEnvironment, stages } from './image-steps.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('the image', () => {
  const [build = [], image = []] = stages();
  const last = (name: string) => image.findLast((instruction) => instruction.name === name)?.words;

  it('passes a linter', () => {
    expect(validate(readFileSync(deployFile('Dockerfile'), 'utf8'))).toEqual([]);
    const [broken] = validate('FROM node:24\nCOPPY a b\n');
    expect(broken?.message).toContain('COPPY');
  });

  it('copies files that are there, and lets no others in', () => {
    const sources = build.filter(({ name }) => name === 'COPY').flatMap((copy) => copied(copy).from);
    expect(sources.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    const allowed = readFileSync(deployFile('Dockerfile.dockerignore'), 'utf8').split('\n').filter(Boolean).slice(1);
    expect(allowed.sort()).toEqual(['*', ...sources.map((path) => `!${path}`)].sort());
  });

  it('is not run as root, has an init, and tells of its health at the port it listens on', () => {
    expect(last('USER')).toBe('node');
    expect(last('ENTRYPOINT')).toContain('tini');
    expect(last('HEALTHCHECK')).toContain('/healthz');
    expect(last('EXPOSE')).toBe(imageEnvironment().PORT);
    expect(imageEnvironment()).toMatchObject({ HOST: '0.0.0.0', DATABASE_URL: '/data/paperboy.db' });
    expect(last('VOLUME')).toBe('["/data"]');
  });
});

/** The keys of the Compose Specification that the file uses: a misspelt one is refused. */
const Compose = z.strictObject({
  name: z.string(),
  services: z.strictObject({
    paperboy: z.strictObject({
      build: z.strictObject({ context: z.string(), dockerfile: z.string() }),
      image: z.string(),
      env_file: z.array(z.strictObject({ path: z.string(), required: z.boolean() })),
      environment: z.record(z.string(), z.string()),
      volumes: z.array(z.string().regex(/^[a-z]+:\/[a-z]+$/)),
      ports: z.array(z.string().regex(/^127\.0\.0\.1:\d+:\d+$/)),
      read_only: z.literal(true),
      tmpfs: z.array(z.string()),
      cap_drop: z.tuple([z.literal('ALL')]),
      security_opt: z.tuple([z.literal('no-new-privileges:true')]),
      restart: z.string().regex(/^on-failure:\d+$/),
      stop_grace_period: z.string(),
      logging: z.strictObject({ driver: z.literal('json-file'), options: z.record(z.string(), z.string()) }),
    }),
  }),
  volumes: z.strictObject({ data: z.null() }),
});

it('compose.yaml runs that image, with nothing to write but its volume and /tmp', () => {
  const { services } = Compose.parse(parse(readFileSync(deployFile('compose.yaml'), 'utf8')));
  const { build, volumes, environment, ports, tmpfs } = services.paperboy;
  expect(existsSync(join(root, 'deploy', build.context, build.dockerfile))).toBe(true);
  expect(volumes).toEqual(['data:/data']);
  expect(tmpfs).toEqual(['/tmp']);
  expect(imageEnvironment()).toMatchObject(environment);
  expect(ports).toEqual([`127.0.0.1:${environment.PORT}:${environment.PORT}`]);
});

it('paperboy.service leaves all settings to .env, which commands from the shell read, too', () => {
  const unit = readFileSync(deployFile('paperboy.service'), 'utf8');
  const set = [...unit.matchAll(/^Environment=(\w+)=/gm)].map(([, name]) => name);
  expect(set).toEqual(['NODE_ENV']);
  expect(unit).not.toContain('EnvironmentFile=');
});

const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;

test.skipIf(!hasSystemd)('systemd finds nothing wrong with paperboy.service, and calls it hardened', () => {
  const unit = join(tempFolder(), 'paperboy.service');
  writeFileSync(unit, readFileSync(deployFile('paperboy.service'), 'utf8').replace('/usr/bin/node', process.execPath));
  const { status, stderr } = spawnSync('systemd-analyze', ['verify', unit], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  // 0 is closed, 10 wide open; the threshold is in tenths.
  execFileSync('systemd-analyze', ['security', '--offline=true', '--threshold=20', unit]);
});
