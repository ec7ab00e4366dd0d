import { connectSupportsFeature, networkUpdate, type Procedure } from "@hob/libvirt";
import { expect, it } from "vitest";
import { EpochCache } from "../host/epoch-cache.ts";
import type { Link } from "../host/link.ts";
import { updateNetwork } from "./update-network.ts";

/** What a daemon is sent that does, or does not, say that it takes the words of an update in the right order. */
async function sentTo(supported: boolean) {
  const sent: object[] = [];
  const call = async (procedure: Procedure<never, unknown>, args: object) => {
    if (procedure === (connectSupportsFeature as unknown)) return { supported };
    if (procedure === (networkUpdate as unknown)) sent.push(args);
    return {};
  };
  const link = { cache: new EpochCache(), call } as unknown as Link;
  const network = { name: "lab", uuid: "b0b00000-0000-4000-8000-000000000001" };
  await updateNetwork(link, network, { part: "dns-txt", do: "delete", value: { name: "a", value: "b" } }, "live");
  return sent;
}

it("sends command and section as they are, and the other way round before libvirt 7.2", async () => {
  expect(await sentTo(true)).toMatchObject([{ command: 2, section: 11, parentIndex: -1, flags: 1 }]);
  expect(await sentTo(false)).toMatchObject([{ command: 11, section: 2, parentIndex: -1, flags: 1 }]);
});
