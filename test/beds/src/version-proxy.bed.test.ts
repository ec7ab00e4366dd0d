import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Bed, startLibvirtd } from "./libvirtd-bed.ts";
import { RPC_PROGRAM, RPC_TYPE, rpcFrame } from "./rpc-frame.ts";
import { run } from "./run.ts";
import { startVersionProxy } from "./version-proxy.ts";

let bed: Bed;
beforeAll(async () => {
  bed = await startLibvirtd();
});
afterAll(() => bed.stop());

const virsh = async (uri: string, ...args: string[]) => (await run("virsh", ["-q", "-c", uri, ...args])).trim();

test("a daemon names the versions that it is told to", async () => {
  await using proxy = await startVersionProxy({
    socket: bed.socket,
    libvirtVersion: "6.7.8",
    hypervisorVersion: "5.4.3",
  });
  const versions = await virsh(proxy.uri, "version", "--daemon");
  expect(versions).toContain("Running against daemon: 6.7.8");
  expect(versions).toContain("Running hypervisor: QEMU 5.4.3");
  expect(await bed.virsh("version", "--daemon")).not.toContain("6.7.8");
});

/** What a daemon answers to a call without arguments. */
async function answerTo(procedure: number, socket: string): Promise<Buffer> {
  const client = connect(socket);
  client.write(
    rpcFrame({ program: RPC_PROGRAM.remote, procedure, type: RPC_TYPE.call, serial: 7, status: 0 }, Buffer.alloc(0)),
  );
  const [answer] = (await once(client, "data")) as [Buffer];
  client.destroy();
  return answer;
}

test("a call that the daemon is not to know is answered byte for byte as libvirt does", async () => {
  const NEVER_KNOWN = 9_999;
  await using proxy = await startVersionProxy({ socket: bed.socket, unknown: [NEVER_KNOWN] });
  const own = await answerTo(NEVER_KNOWN, bed.socket);
  expect(own.toString()).toContain("unknown procedure: 9999");
  expect(await answerTo(NEVER_KNOWN, proxy.socket)).toEqual(own);
});

test("a call that the daemon is not to know fails, and the connection goes on", async () => {
  const CONNECT_GET_SYSINFO = 203;
  await using proxy = await startVersionProxy({ socket: bed.socket, unknown: [CONNECT_GET_SYSINFO] });
  await expect(virsh(proxy.uri, "sysinfo")).rejects.toThrow("unknown procedure: 203");
  expect(await virsh(proxy.uri, "sysinfo; hostname")).toBe(bed.hostname);
});

test("a daemon can know nothing that came after a certain call", async () => {
  const LAST_OF_0_9_13 = 273;
  const asked: number[] = [];
  await using proxy = await startVersionProxy({
    socket: bed.socket,
    unknown: (_, procedure) => {
      asked.push(procedure);
      return procedure > LAST_OF_0_9_13;
    },
  });
  // virsh falls back on older calls when the one of 1.0.2 is not known.
  expect(await virsh(proxy.uri, "net-list", "--name")).toBe("default");
  expect(asked.some((procedure) => procedure > LAST_OF_0_9_13)).toBe(true);
});

test("large answers pass whole", async () => {
  await using proxy = await startVersionProxy({ socket: bed.socket, libvirtVersion: "8.0.0" });
  expect(await virsh(proxy.uri, "domcapabilities")).toBe(await bed.virsh("domcapabilities"));
});

test("refuses what is no version", async () => {
  await expect(startVersionProxy({ socket: bed.socket, libvirtVersion: "8" })).rejects.toThrow("'8' is no version");
});
