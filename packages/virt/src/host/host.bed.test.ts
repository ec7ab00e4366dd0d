import { type Bed, startLibvirtd, testNode } from "@hob/beds";
import { isHobError } from "@hob/errors";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { type Host, type HostState, openHost } from "../index.ts";
import { holdableSocket } from "../testing/holdable-socket.ts";

let bed: Bed;
beforeAll(async () => {
  bed = await startLibvirtd();
});
afterAll(() => bed.stop());

async function open(uri = bed.uri): Promise<Host> {
  const host = openHost({ uri, name: "bed" });
  onTestFinished(() => host.close());
  await host.whenConnected({ timeoutMs: 30_000 });
  return host;
}

/** The first state of this kind from now on, the present one included. */
function stateOf(host: Host, kind: HostState["kind"]): Promise<HostState> {
  return new Promise((resolve) => {
    const look = (state: HostState) => {
      if (state.kind !== kind) return;
      off();
      resolve(state);
    };
    const off = host.onState(look);
    look(host.state);
  });
}

it("tells what the host is", async () => {
  const host = await open();
  const facts = await host.facts();
  expect(facts).toMatchObject({
    hostname: bed.hostname,
    arch: "x86_64",
    libvirtVersion: expect.stringMatching(/^\d+\.\d+\.\d+$/),
  });
  expect(facts.hypervisor).toMatch(/^QEMU \d+\.\d+\.\d+$/);
  expect(facts.uuid).toMatch(/^[0-9a-f-]{36}$/);
  expect(facts.memory).toBeGreaterThan(1024 ** 3);
  expect(facts.cpus).toBeGreaterThan(0);
});

it("reads capabilities and domain capabilities once per connection", async () => {
  const host = await open();
  const [first, second] = await Promise.all([host.capabilities(), host.capabilities()]);
  expect(first).toBe(second);
  expect(await host.domainCapabilitiesXml({ arch: "x86_64", guestType: "qemu", machine: "q35" })).toContain(
    "<machine>pc-q35-",
  );
  const parsed = await host.domainCapabilities({ arch: "x86_64", guestType: "qemu", machine: "q35" });
  expect(await host.domainCapabilities({ arch: "x86_64", guestType: "qemu", machine: "q35" })).toBe(parsed);
  await bed.stopDaemon();
  await stateOf(host, "disconnected");
  await bed.startDaemon();
  await host.whenConnected({ timeoutMs: 10_000 });
  expect(await host.capabilities()).not.toBe(first);
});

it("is disconnected at once when the daemon ends, fails calls with 'unavailable', and is right again within 5 s of its return", async () => {
  const host = await open();
  const connected = host.state;
  const name = "seen-after";
  const heard: string[] = [];
  host.onGuestEvent(({ name: who, event }) => heard.push(`${who} ${event}`));
  const stopping = performance.now();
  const lost = stateOf(host, "disconnected");
  const stopped = bed.stopDaemon("SIGKILL");
  const inFlight = Promise.allSettled(Array.from({ length: 50 }, () => host.facts()));
  const state = await lost;
  expect(performance.now() - stopping).toBeLessThan(10_000);
  expect(state).toMatchObject({ kind: "disconnected", retryAt: expect.any(Number) });
  for (const outcome of await inFlight) {
    if (outcome.status === "rejected")
      expect(outcome.reason).toMatchObject({
        code: "virt.host-unavailable",
        message: expect.stringMatching(/^Host 'bed' is not connected: the connection was lost: /),
      });
  }
  await stopped;
  const refused = await host.guests().catch((error: unknown) => error);
  host.rename("rack");
  expect(isHobError(refused, "unavailable")).toBe(true);
  expect((refused as Error).message).toMatch(/^Host 'bed' is not connected: .+\.$/);
  await expect(host.guests()).rejects.toThrow(/^Host 'rack' is not connected: .+\.$/);

  await bed.startDaemon();
  const back = performance.now();
  await host.whenConnected({ timeoutMs: 5000 });
  expect(performance.now() - back).toBeLessThan(5000);
  expect(host.state).toMatchObject({
    kind: "connected",
    epoch: connected.kind === "connected" ? connected.epoch + 1 : 0,
  });
  await bed.define(`<domain type='qemu'><name>${name}</name><memory>1024</memory><os><type>hvm</type></os></domain>`);
  await expect.poll(() => heard).toContain(`${name} defined`);
  expect((await host.guests()).map((guest) => guest.name)).toContain(name);
  await (await host.guest(name)).undefine();
});

it("notices a daemon that no longer answers, and works with it again when it does", async () => {
  const between = await holdableSocket(bed.socket);
  onTestFinished(() => between.close());
  const host = await open(`qemu+unix:///system?socket=${between.path}`);
  const started = performance.now();
  between.hold();
  const call = host.facts().catch((error: unknown) => error);
  expect(await stateOf(host, "disconnected")).toMatchObject({ reason: "keepalive" });
  expect(performance.now() - started).toBeLessThan(10_000);
  expect(isHobError(await call, "unavailable")).toBe(true);
  between.release();
  await host.whenConnected({ timeoutMs: 5000 });
  expect((await host.facts()).hostname).toBe(bed.hostname);
});

it("keeps trying where there is no daemon, and stops when it is closed", async () => {
  const host = openHost({ uri: "qemu+unix:///system?socket=/nowhere/sock", backoff: { firstMs: 5, maxMs: 5 } });
  const states: string[] = [];
  host.onState((state) =>
    states.push(state.kind === "disconnected" ? `${state.reason} ${state.error?.name ?? ""}`.trim() : state.kind),
  );
  expect(host.state).toEqual({ kind: "connecting" });
  await expect(host.whenConnected({ timeoutMs: 100 })).rejects.toMatchObject({
    code: "virt.host-unavailable",
    message: expect.stringContaining("/nowhere/sock"),
  });
  expect(states.length).toBeGreaterThan(2);
  expect(new Set(states)).toEqual(new Set(["error libvirt.connect-failed"]));
  host.reconnect();
  await host.close();
  const told = states.length;
  expect(host.state).toMatchObject({ kind: "disconnected", reason: "client", retryAt: null });
  await expect(host.guests()).rejects.toMatchObject({ kind: "unavailable" });
  await expect(host.whenConnected()).rejects.toMatchObject({ code: "virt.host-unavailable" });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(states).toHaveLength(told);
});

it("refuses a text that is no URI at once", () => {
  expect(() => openHost({ uri: "nonsense" })).toThrow("'nonsense' is not a libvirt URI");
});

it("lists and samples a simulated node of a thousand guests, sizes included", async () => {
  const host = await open(bed.testUri(await testNode(1000)));
  const guests = await host.guests();
  expect(guests).toHaveLength(1000);
  expect(guests.every(({ vcpus, memory, persistent }) => vcpus > 0 && memory > 0 && persistent)).toBe(true);
  expect(await host.sample()).toHaveLength(1000);
  const xml = await host.xmlOf([...guests.map(({ uuid }) => uuid), "00000000-0000-4000-8000-000000000000"]);
  expect(xml.size).toBe(1000);
  for (const { uuid, name } of guests) expect(xml.get(uuid)).toContain(`<name>${name}</name>`);
});

it("dials an address, or says why it cannot", async () => {
  const host = await open();
  await expect(host.dial("127.0.0.1", 1)).rejects.toMatchObject({
    code: "virt.dial-failed",
    message: expect.stringMatching(/^Cannot reach '127.0.0.1' port 1 on host 'bed': .*ECONNREFUSED/),
  });
});
