import { type RoutedNetwork, routeGuests } from "@hob/beds";
import { afterAll, beforeAll, expect, it } from "vitest";
import { BuildBed } from "./testing/build-bed.ts";
import { DebianCloudGuest } from "./testing/debian-cloud-guest.ts";

let kit: BuildBed;
let network: RoutedNetwork;
beforeAll(async () => {
  kit = await BuildBed.start();
  network = await routeGuests(kit.bed);
});
afterAll(() => kit?.[Symbol.asyncDispose]());

it(
  "tells Debian's cloud-init by NoCloud its name, user, key and address, and a reboot without the seed keeps them",
  { timeout: 900_000 },
  async () => {
    const guest = new DebianCloudGuest(kit, network, { name: "cloudy", datasource: "nocloud" });
    const task = await guest.build();
    expect(task).toMatchObject({
      state: "succeeded",
      error: null,
      notes: { reached: true, addresses: [guest.address] },
    });
    await guest.expectTold();
    await guest.expectDone();
    await guest.expectOnlyKeyLetsIn();
    await guest.expectNoSeed(task);
    await guest.reboot();
    await guest.expectTold();
  },
);
