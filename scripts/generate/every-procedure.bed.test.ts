import { type Bed, startLibvirtd } from "@hob/beds";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import * as libvirt from "../../packages/libvirt/src/index.ts";
import { factsPath, readWritten } from "./libvirt-protocol.mjs";
import { protocolModel } from "./protocol-model.mjs";

const declarations: Record<string, any> = { ...libvirt };
const { naming, documentation } = readWritten();
const { procedures } = protocolModel(JSON.parse(readFileSync(factsPath, "utf8")), naming, documentation);

let bed: Bed;
let domain: libvirt.DomainRef;
beforeAll(async () => {
  bed = await startLibvirtd({ defaultNetwork: false });
  const connection = await libvirt.openConnection(bed.testUri());
  [domain] = (await connection.call(libvirt.connectListAllDomains, { needResults: true })).domains as [typeof domain];
  await connection.close();
});
afterAll(() => bed.stop());

/** A modest value of a member: what exists where it can, nothing where it may be nothing. */
function modest([kind, ...more]: readonly any[]): unknown {
  switch (kind) {
    case "int":
    case "unsigned":
      return 0;
    case "hyper":
    case "unsignedHyper":
      return 0n;
    case "truth":
      return true;
    case "uuid":
      return domain.uuid;
    case "opaque":
    case "byteWords":
      return Buffer.alloc(0);
    case "typedParameters":
      return {};
    case "nullable":
      return null;
    case "array":
      return [];
    case "struct":
      return argumentsOf(more[0]);
    default:
      return "test";
  }
}
const argumentsOf = (fields: readonly { name: string; wire: readonly any[] }[]) =>
  Object.fromEntries(fields.map(({ name, wire }) => [name, modest(wire)]));

// These belong to the opening and the end of a connection, whose tests call them; one would send the machine to sleep.
const conversation = /^(auth|connectOpen$|connectClose$|connectSetIdentity$|nodeSuspendForDuration$)/;
const calls = procedures.filter(
  ({ kind, called }: any) => kind !== "event" && !conversation.test(called) && !declarations[called].passesFiles,
) as { called: string; args: { fields: [] } }[];

it.each([
  ["test", 80],
  ["QEMU", 50],
])("libvirt's %s driver reads the arguments of every procedure, and its answers are read", async (driver, least) => {
  expect(calls.length).toBeGreaterThan(350);
  const uri = driver === "test" ? bed.testUri() : bed.uri;
  const answered = { well: 0, refused: 0 };
  // Many at a time, each over a connection of its own: the test driver gives each a world of its own.
  const work = calls.values();
  const lane = async () => {
    for (const { called, args } of work) {
      const procedure = declarations[called];
      const connection = await libvirt.openConnection(uri);
      try {
        const signal = AbortSignal.timeout(20_000);
        const values = argumentsOf(args.fields);
        if ("direction" in procedure) (await connection.openStream(procedure, values, { signal })).stream.destroy();
        else await connection.call(procedure, values, { signal });
        answered.well += 1;
      } catch (error) {
        expect(libvirt.isLibvirtError(error), `${called}: ${String(error)}`).toBe(true);
        // What it could not make out, or does not know, would be an error of its RPC.
        expect(libvirt.isLibvirtError(error, "rpc", "xml-error"), `${called}: ${String(error)}`).toBe(false);
        answered.refused += 1;
      } finally {
        await connection.close();
      }
    }
  };
  await Promise.all(Array.from({ length: 8 }, lane));
  expect(answered.well).toBeGreaterThan(least);
  expect(answered.well + answered.refused).toBe(calls.length);
});
