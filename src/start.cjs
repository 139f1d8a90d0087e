const { enableCompileCache } = require('node:module');
// From Node 22.8 on: what was compiled is kept for the next start.
enableCompileCache?.();
// Chats are loaded by import(), which needs tsx's other loader; one command loads none.
const loadsChats = !['paper', 'backfill'].includes(process.argv[2]);
if (loadsChats && !process.features.typescript) {
  import('tsx').then(() => import('./main.ts'));
} else {
  require('./typescript.cjs');
  require('./main.ts');
}
