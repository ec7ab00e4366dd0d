import { type Bed, type BedOptions, startLibvirtd } from "@hob/beds";
import { afterAll, beforeAll } from "vitest";
import { type Host, openHost } from "../index.ts";

/** A bed for all tests of a file, and a host on it that is connected. Both are there from the first test on. */
export interface HostedBed {
  readonly bed: Bed;
  readonly host: Host;
}

/** Has a bed and a host there while the tests of a file run. */
export function hostedBed(options?: BedOptions): HostedBed {
  let bed: Bed | undefined;
  let host: Host | undefined;
  beforeAll(async () => {
    bed = await startLibvirtd(options);
    host = openHost({ uri: bed.uri, name: "bed" });
    await host.whenConnected({ timeoutMs: 60_000 });
  });
  afterAll(async () => {
    await host?.close();
    await bed?.stop();
  });
  return {
    get bed() {
      return there(bed);
    },
    get host() {
      return there(host);
    },
  };
}

function there<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw new Error("The bed is there only while tests run.");
  return thing;
}
