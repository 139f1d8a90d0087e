import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { Message } from 'slack-blocks-to-jsx';

// Runs in the browser: draws every message's blocks where the page left room for them.
for (const room of document.querySelectorAll('[data-blocks]')) {
  const { blocks, theme, channels } = JSON.parse(room.dataset.blocks);
  const message = createElement(Message, {
    blocks,
    theme,
    withoutWrapper: true,
    data: { channels, users: [] },
    logo: '',
    name: '',
  });
  flushSync(() => createRoot(room).render(message));
}
