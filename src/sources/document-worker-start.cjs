// A worker thread does not inherit the TypeScript loader under Node 20, and the ES module one needs a thread of its
// own: this one, for CommonJS, starts the worker in a quarter of the time.
require('tsx/cjs/api').register();
require('./document-worker.ts');
