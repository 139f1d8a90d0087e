import type { Command } from '../src/core/command.ts';
import { help } from './help.ts';
import { home } from './home.ts';
import { lookup } from './lookup.ts';
import { search } from './search.ts';
import { show } from './show.ts';
import { start } from './start.ts';
import { today } from './today.ts';
import { top } from './top.ts';

/** Every `/paper` subcommand, in the order of help. */
export const commands: readonly Command[] = [help, home, lookup, search, show, start, today, top];
