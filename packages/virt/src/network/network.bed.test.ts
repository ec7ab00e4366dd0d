import { agentAnswers, agentGuest, type Bed, startLibvirtd } from "@hob/beds";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { type Host, type Network, openHost } from "../index.ts";

let bed: Bed;
let host: Host;
beforeAll(async () => {
  bed = await startLibvirtd();
  host = openHost({ uri: bed.uri, name: "bed" });
  await host.whenConnected({ timeoutMs: 30_000 });
});
afterAll(async () => {
  await host.close();
  await bed.stop();
});

const xml = (name: string, net: number) =>
  `<network><name>${name}</name><bridge name='hob${name}'/><ip address='10.78.${net}.1' netmask='255.255.255.0'>
    <dhcp><range start='10.78.${net}.100' end='10.78.${net}.150'/></dhcp></ip></network>`;

async function make(name: string, net: number): Promise<Network> {
  const network = await host.defineNetwork(xml(name, net));
  onTestFinished(async () => {
    if ((await network.info()).active) await network.destroy();
    await network.undefine();
  });
  return network;
}

const kept = { mac: "52:54:00:00:00:0a", name: "web", ip: "10.78.201.10" };

it("starts, describes and ends a network", async () => {
  const network = await host.network("default");
  expect(await network.info()).toMatchObject({ active: true, persistent: true, bridge: "virbr0" });
  expect((await host.network(network.uuid)).name).toBe("default");
  expect((await host.networks()).map(({ name }) => name)).toContain("default");
  const own = await make("alone", 200);
  expect(await own.info()).toMatchObject({ active: false, autostart: false });
  await own.start();
  await own.setAutostart(true);
  expect(await own.info()).toMatchObject({ active: true, autostart: true, bridge: "hobalone" });
  expect(await own.xml()).toContain("hobalone");
  await expect(host.network("nothing")).rejects.toMatchObject({ code: "libvirt.no-network", kind: "not-found" });
});

it("changes a network that runs, stored and at once, part by part", async () => {
  const network = await make("parts", 201);
  const add = { part: "dhcp-host", do: "add", value: kept } as const;
  expect(await network.update(add)).toEqual({ live: [], config: ["dhcp-host"], needsRestart: [] });
  await network.start();
  expect(await network.update({ ...add, do: "delete" })).toEqual({
    live: ["dhcp-host"],
    config: ["dhcp-host"],
    needsRestart: [],
  });
  await network.update(add);
  await network.update({ ...add, do: "modify", value: { ...kept, name: "www" } });
  for (const inactive of [false, true]) expect(await network.xml({ inactive })).toContain("name='www'");
  await network.update({ part: "dhcp-range", do: "add", value: { start: "10.78.201.160", end: "10.78.201.170" } });
  await network.update({ part: "dns-host", do: "add", value: { ip: "10.78.201.5", hostnames: ["db"] } }, "live");
  expect(await network.xml()).toContain("<hostname>db</hostname>");
  expect(await network.xml({ inactive: true })).not.toContain("<hostname>db</hostname>");
  await network.update({ part: "dns-txt", do: "add", value: { name: "about", value: "this" } });
  await network.update({ part: "portgroup", do: "add", value: { name: "fast" } });
  expect(await network.xml({ inactive: true })).toContain("<portgroup name='fast'");
  await expect(network.update(add)).rejects.toMatchObject({ code: expect.stringMatching(/^libvirt\./) });
});

it("says who has which address, and what is plugged in, with limits that can be set", async () => {
  const network = await host.network("default");
  const guest = await host.createTransientGuest(await agentGuest({ name: "leaser" }));
  onTestFinished(() => guest.destroy());
  await agentAnswers(bed, "leaser");
  await expect.poll(() => network.leases(), { timeout: 30_000 }).toHaveLength(1);
  const [lease] = await network.leases();
  expect(lease).toMatchObject({ family: "ipv4", bridge: "virbr0", address: expect.stringMatching(/^\d+\./) });
  expect(lease?.expiresAt).toBeGreaterThan(Date.now());
  expect(await network.leases(lease?.mac ?? "")).toEqual([lease]);
  expect(await network.leases("52:54:00:ff:ff:ff")).toEqual([]);

  const [port] = await network.ports();
  expect(await port?.document()).toMatchObject({ mac: lease?.mac, owner: { name: "leaser" } });
  expect(await port?.bandwidth()).toMatchObject({ inbound: { average: 0 }, outbound: { average: 0 } });
  await port?.setBandwidth({ inbound: { average: 1000, peak: 2000, burst: 512 } });
  expect(await port?.bandwidth()).toMatchObject({ inbound: { average: 1000, peak: 2000, burst: 512 } });
});

it("starts a network that is forgotten when it ends", async () => {
  const network = await host.createTransientNetwork(xml("passing", 203));
  expect(await network.info()).toMatchObject({ active: true, persistent: false });
  const change = { part: "dhcp-host", do: "add", value: { ...kept, ip: "10.78.203.10" } } as const;
  expect(await network.update(change)).toEqual({ live: ["dhcp-host"], config: [], needsRestart: [] });
  await network.destroy();
  await expect(network.info()).rejects.toMatchObject({ kind: "not-found" });
});
