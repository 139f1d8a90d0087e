import { printSlackManifest } from '../src/adapters/slack/manifest.ts';

// Needs no settings: it is the first step of setting up.
try {
  process.stdout.write(printSlackManifest(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
