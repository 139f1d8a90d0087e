import { openConsoleGround } from './console-ground.ts';
import { openDiscordGround } from './discord-ground.ts';
import { openEmailGround } from './email-ground.ts';
import { openSlackForManyGround, openSlackGround } from './slack-ground.ts';
import { describeAdapter } from './suite.ts';
import { openToyGround } from './toy-ground.ts';

describeAdapter('the toy', openToyGround);
describeAdapter('the console', openConsoleGround);
describeAdapter('Discord', openDiscordGround);
describeAdapter('Slack', openSlackGround);
describeAdapter('Slack for many workspaces', openSlackForManyGround);
describeAdapter('e-mail', openEmailGround);
