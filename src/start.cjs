const { enableCompileCache } = require('node:module');
// From Node 22.8 on: what was compiled is kept for the next start.
enableCompileCache?.();
// Chats, and what an operator does beside them, are loaded by import(), which needs tsx's other loader; one command of a
// chat loads nothing so.
const [, , what, command] = process.argv;
const isOperators = ['status', 'doctor', 'backup', 'restore', 'export', 'import', 'move', 'admin-link'].includes(
  command,
);
const importsMore = !['paper', 'backfill'].includes(what) || isOperators;
if (importsMore && !process.features.typescript) {
  import('tsx').then(() => import('./main.ts'));
} else {
  require('./typescript.cjs');
  // The lines of the source are for who looks for a fault: they cost a twentieth of a command's time and memory.
  process.setSourceMapsEnabled(/^(debug|trace)$/i.test(process.env.LOG_LEVEL ?? ''));
  require('./main.ts');
}
