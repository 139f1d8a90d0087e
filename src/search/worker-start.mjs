import { register } from 'tsx/esm/api';

// Under Node 20 a worker thread does not inherit the TypeScript loader, and `--import tsx` installs none in a thread.
register();
await import('./worker.ts');
