// A worker thread does not inherit a TypeScript loader.
require('../typescript.cjs');
require('./worker.ts');
