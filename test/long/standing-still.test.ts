import { expect, inject, it, onTestFinished } from 'vitest';
import { openDiscord } from '../contract/discord-stage.ts';
import { openHouse } from '../contract/stages.ts';
import { processMs } from '../contract/wait.ts';

it.runIf(inject('otherProcesses') !== undefined)(
  'a process that stands still loses Discord to another one within a minute, and answers nothing when it goes on',
  async () => {
    const stage = await openDiscord();
    const { discord } = stage;
    const house = await openHouse(stage);
    onTestFinished(() => house.close());
    const first = await house.start();
    expect(discord.gateway.identified).toHaveLength(1);

    const goOn = first.standStill();
    const stoodAt = performance.now();
    await stage.until('another process at the gateway', () => discord.gateway.identified.length > 1);
    expect(performance.now() - stoodAt).toBeLessThan(60_000);
    const said = () => discord.world.messages.length;
    await stage.ask('help');
    const before = said();
    goOn();
    await first.logs('Another process has taken over a duty.');
    await stage.ask('help');
    // The first one has answered neither of them.
    expect(said()).toBe(before + 1);
    expect(discord.gateway.identified).toHaveLength(2);
  },
  6 * processMs,
);
