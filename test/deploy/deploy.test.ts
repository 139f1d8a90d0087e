import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { validate } from 'dockerfile-utils';
import { describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readConfig } from '../../src/config.ts';
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

/** The keys of the Compose Specification that the files use: a misspelt one is refused. */
const Service = z.strictObject({
  build: z.strictObject({ context: z.string(), dockerfile: z.string() }),
  image: z.string(),
  env_file: z.array(z.strictObject({ path: z.string(), required: z.boolean() })),
  environment: z.record(z.string(), z.string()),
  ports: z.array(z.string().regex(/^127\.0\.0\.1:\d+:\d+$/)),
  read_only: z.literal(true),
  tmpfs: z.array(z.string()),
  cap_drop: z.tuple([z.literal('ALL')]),
  security_opt: z.tuple([z.literal('no-new-privileges:true')]),
  restart: z.string().regex(/^on-failure:\d+$/),
  stop_grace_period: z.string(),
  logging: z.strictObject({ driver: z.literal('json-file'), options: z.record(z.string(), z.string()) }),
});
const Compose = z.strictObject({
  name: z.string(),
  services: z.strictObject({ paperboy: Service.extend({ volumes: z.array(z.string().regex(/^[a-z]+:\/[a-z]+$/)) }) }),
  volumes: z.strictObject({ data: z.null() }),
});
const OfSeveral = Service.extend({
  depends_on: z.strictObject({ database: z.strictObject({ condition: z.literal('service_healthy') }) }),
});
const Hosted = z.strictObject({
  name: z.string(),
  'x-paperboy': z.unknown(),
  'x-settings': z.unknown(),
  services: z.strictObject({
    database: Service.pick({ image: true, environment: true, restart: true, logging: true }).extend({
      volumes: z.array(z.string()),
      healthcheck: z.strictObject({ test: z.array(z.string()), interval: z.string(), retries: z.int() }),
    }),
    web: OfSeveral,
    worker: OfSeveral,
    gateway: OfSeveral,
  }),
  volumes: z.strictObject({ database: z.null() }),
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

describe('three processes behind a proxy', () => {
  const { services } = Hosted.parse(parse(readFileSync(deployFile('compose.hosted.yaml'), 'utf8'), { merge: true }));
  const { database, ...processes } = services;
  const proxy = readFileSync(deployFile('nginx.conf'), 'utf8');

  it('share a database, divide the roles, and are reached from this machine alone', () => {
    const configs = Object.values(processes).map(({ environment }) => {
      const DatabaseUrl = environment.DATABASE_URL?.replace(/\$\{POSTGRES_PASSWORD:\?[^}]*\}/, 'secret');
      return readConfig({ ...environment, DATABASE_URL: DatabaseUrl, DISCORD_TOKEN: 'x' });
    });
    expect(configs.map(({ roles }) => [...roles])).toEqual([['web'], ['worker'], ['gateway']]);
    const { POSTGRES_USER: user, POSTGRES_DB: name } = database.environment;
    const url = `postgres://${user}:secret@database:5432/${name}`;
    for (const config of configs) expect(config).toMatchObject({ database: { url }, web: { port: 3000 } });
    const ports = Object.values(processes).flatMap(({ ports }) => ports);
    expect(new Set(ports.map((port) => port.split(':')[1])).size).toBe(3);
    expect(proxy).toContain(`server ${processes.web.ports[0]?.split(':', 2).join(':')};`);
  });

  it("keep what is the operator's behind it, and the addresses of people out of its log", () => {
    const open = [...proxy.matchAll(/location (?:= )?(\S+) \{\s+proxy_pass/g)].map(([, path]) => path);
    expect(open).toEqual(['/slack/', '/feeds/', '/mails/', '/mcp']);
    expect(proxy).toContain('access_log off;');
  });

  const hasProxy = spawnSync('nginx', ['-v']).status === 0;

  test.skipIf(!hasProxy)('nginx takes its file', () => {
    const folder = tempFolder();
    const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
    const made = [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      key,
      '-out',
      certificate,
      '-subj',
      '/CN=lab',
    ];
    execFileSync('openssl', made, { stdio: 'ignore' });
    let sockets = 0;
    const site = proxy
      .replace(/\S+privkey\.pem/, key)
      .replace(/\S+fullchain\.pem/, certificate)
      // It opens what it would listen on.
      .replaceAll(/listen \S+?(?=[ ;])/g, () => `listen unix:${folder}/${sockets++}`);
    const main = join(folder, 'nginx.conf');
    writeFileSync(main, `pid ${folder}/pid; error_log stderr; events {} http { ${site} }`);
    const { status, stderr } = spawnSync('nginx', ['-t', '-q', '-p', folder, '-c', main], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
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
