import { setTimeout } from "node:timers/promises";

/** Asks every 100 ms until the answer is true. @throws Error after a minute. */
export async function until(what: string, ask: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (await ask()) return;
    await setTimeout(100);
  }
  throw new Error(`Not within a minute: ${what}.`);
}
