import { onTestFinished } from "vitest";
import type { Guest } from "../index.ts";

/** A guest that is stopped and forgotten when the test is over that has it. */
export function removedAfterTest(guest: Guest): Guest {
  onTestFinished(async () => {
    if ((await guest.info()).state !== "shutoff") await guest.destroy();
    await guest.undefine();
  });
  return guest;
}
