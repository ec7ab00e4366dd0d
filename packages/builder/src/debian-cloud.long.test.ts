import { type RoutedNetwork, routeGuests } from "@hob/beds";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { BuildBed } from "./testing/build-bed.ts";
import { DebianCloudGuest } from "./testing/debian-cloud-guest.ts";

let kit: BuildBed;
let network: RoutedNetwork;
beforeAll(async () => {
  kit = await BuildBed.start();
  network = await routeGuests(kit.bed);
});
afterAll(() => kit?.[Symbol.asyncDispose]());
afterEach(() => kit.clear());

it.each([
  { firmware: "bios", wait: "address" },
  { firmware: "efi", wait: "ssh" },
])(
  "tells Debian's cloud-init by a config drive its name, user, key and address, and a reboot keeps them: $firmware, $wait",
  async ({ firmware, wait }) => {
    const guest = new DebianCloudGuest(kit, network, {
      name: `drive-${firmware}`,
      datasource: "configdrive",
      firmware,
      wait,
    });
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
