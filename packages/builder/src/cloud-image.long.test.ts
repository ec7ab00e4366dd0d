import { afterAll, afterEach, beforeAll, test } from "vitest";
import { BuildBed } from "./testing/build-bed.ts";
import { expectToldCloudGuest } from "./testing/told-cloud-guest.ts";

let kit: BuildBed;
beforeAll(async () => {
  kit = await BuildBed.start();
});
afterAll(() => kit?.[Symbol.asyncDispose]());
afterEach(() => kit.clear());

test.each(["nocloud", "configdrive"] as const)(
  "a Debian from a cloud's image with an agent is told its name, user, key and address by %s, whose medium does not stay",
  { timeout: 900_000 },
  (datasource) => expectToldCloudGuest(kit, datasource),
);
