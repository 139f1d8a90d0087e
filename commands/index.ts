import type { Command } from '../src/core/commands/command.ts';
import { ask } from './ask.ts';
import { changeTopic } from './change-topic.ts';
import { cite } from './cite.ts';
import { compare } from './compare.ts';
import { connect } from './connect.ts';
import { discuss } from './discuss.ts';
import { discussed } from './discussed.ts';
import { facts } from './facts.ts';
import { forgetMe } from './forget-me.ts';
import { gist } from './gist.ts';
import { help } from './help.ts';
import { home } from './home.ts';
import { lessLike } from './less-like.ts';
import { lookup } from './lookup.ts';
import { model } from './model.ts';
import { more } from './more.ts';
import { moreLike } from './more-like.ts';
import { offer } from './offer.ts';
import { pause } from './pause.ts';
import { pick } from './pick.ts';
import { preview } from './preview.ts';
import { recap } from './recap.ts';
import { restore } from './restore.ts';
import { resume } from './resume.ts';
import { save } from './save.ts';
import { saved } from './saved.ts';
import { schedule } from './schedule.ts';
import { search } from './search.ts';
import { show } from './show.ts';
import { similar } from './similar.ts';
import { smalltalk } from './smalltalk.ts';
import { start } from './start.ts';
import { subscribe } from './subscribe.ts';
import { subscriptions } from './subscriptions.ts';
import { today } from './today.ts';
import { top } from './top.ts';
import { unfurl } from './unfurl.ts';
import { unsubscribe } from './unsubscribe.ts';
import { why } from './why.ts';

/** Every `/paper` subcommand, in the order of help. */
export const commands: readonly Command[] = [
  ask,
  changeTopic,
  cite,
  compare,
  connect,
  discuss,
  discussed,
  facts,
  forgetMe,
  gist,
  help,
  home,
  lessLike,
  lookup,
  model,
  more,
  moreLike,
  offer,
  pause,
  pick,
  preview,
  recap,
  restore,
  resume,
  save,
  saved,
  schedule,
  search,
  show,
  similar,
  smalltalk,
  start,
  subscribe,
  subscriptions,
  today,
  top,
  unfurl,
  unsubscribe,
  why,
];
