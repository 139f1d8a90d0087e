import type { Command } from '../src/core/command.ts';
import { ask } from './ask.ts';
import { cite } from './cite.ts';
import { discuss } from './discuss.ts';
import { help } from './help.ts';
import { home } from './home.ts';
import { lookup } from './lookup.ts';
import { model } from './model.ts';
import { save } from './save.ts';
import { saved } from './saved.ts';
import { search } from './search.ts';
import { show } from './show.ts';
import { similar } from './similar.ts';
import { start } from './start.ts';
import { today } from './today.ts';
import { top } from './top.ts';

/** Every `/paper` subcommand, in the order of help. */
export const commands: readonly Command[] = [
  ask,
  cite,
  discuss,
  help,
  home,
  lookup,
  model,
  save,
  saved,
  search,
  show,
  similar,
  start,
  today,
  top,
];
