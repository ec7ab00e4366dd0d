import { afterAll, afterEach, beforeAll, test } from "vitest";
import { BuildBed } from "./testing/build-bed.ts";
import { expectToldCloudGuest } from "./testing/told-cloud-guest.ts";

let kit: BuildBed;
beforeAll(async () => {
  kit = await BuildBed.start();
});
afterAll(() => kit?.[Symbol.asyncDispose]());
afterEach(() => kit.clear());

test(
  "a Debian from a cloud's image is told its name, user, key and address by NoCloud's medium, which does not stay",
  { timeout: 900_000 },
  () => expectToldCloudGuest(kit, "nocloud"),
);
