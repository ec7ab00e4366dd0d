import { type Bed, bootableImage, run, startLibvirtd } from "@hob/beds";
import { join } from "node:path";
import type { Duplex } from "node:stream";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Guest, type Host, openHost } from "../index.ts";

let bed: Bed;
let host: Host;
let guest: Guest;
let serial: Duplex;
let said = "";
const mac = "52:54:00:12:34:56";

beforeAll(async () => {
  bed = await startLibvirtd();
  host = openHost({ uri: bed.uri, name: "bed" });
  await host.whenConnected({ timeoutMs: 30_000 });
  const disk = join(bed.poolPath, "disk.qcow2");
  await run("qemu-img", ["create", "-q", "-f", "qcow2", "-F", "qcow2", "-b", await bootableImage(), disk]);
  guest =
    await host.defineGuest(`<domain type='qemu'><name>addressed</name><memory unit='MiB'>256</memory><vcpu>1</vcpu>
    <os><type arch='x86_64' machine='q35'>hvm</type></os><features><acpi/></features>
    <devices>
      <disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='${disk}'/><target dev='vda' bus='virtio'/></disk>
      <interface type='network'><mac address='${mac}'/><source network='default'/><model type='virtio'/></interface>
      <channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>
      <serial type='pty'/><console type='pty'/>
    </devices></domain>`);
});
afterAll(async () => {
  serial?.destroy();
  await host?.close();
  await bed?.stop();
});

const until = (text: string) => expect.poll(() => said, { timeout: 60_000 }).toContain(text);

/**
 * Has something pass for an agent in the guest: it answers libvirt's greeting, and the question as is said here. Reading
 * finds an end there as long as libvirt does not listen.
 */
async function startAgent(answer: string): Promise<void> {
  const script = `(exec 3<>/dev/$(ls /dev | grep vport)
while :; do read -r line <&3 || { sleep 0.1; continue; }; case "$line" in
*guest-sync*) echo "{\\"return\\":$(echo "$line" | sed 's/.*"id":\\([0-9]*\\).*/\\1/')}" >&3 ;;
*network-get*) ${answer} ;;
esac; done) &`;
  for (const line of script.split("\n")) serial.write(`${line}\r`);
  await expect.poll(() => guest.xml(), { timeout: 10_000 }).toContain("state='connected'");
}

/** The addresses alone, by interface. */
const addresses = async () =>
  new Map([...(await guest.addresses())].map(([nic, list]) => [nic, list.map(({ address }) => address)]));

it("has no addresses while it is off, nor before it has asked for one", async () => {
  expect(await guest.addresses()).toEqual(new Map());
  await guest.start({ paused: true });
  expect(await guest.addresses()).toEqual(new Map());
});

it("tells what the network's DHCP server has leased", async () => {
  serial = await guest.openConsole();
  serial.on("data", (bytes: Buffer) => (said += bytes.toString()));
  await guest.resume();
  await until("hob-guest login:");
  const [, address] = /Address of eth0: ([\d.]+)/.exec(await until("Address of eth0: ").then(() => said)) ?? [];
  expect(await guest.addresses()).toEqual(new Map([[mac, [{ address, prefix: 24, sources: ["lease"] }]]]));
});

it("tells also what the guest's agent says, without loopback and link-local addresses", async () => {
  serial.write("root\r");
  await until("/root #");
  const ip = (address: string) => ({ "ip-address": address, "ip-address-type": "ipv6", prefix: 64 });
  const told = [
    { name: "lo", "hardware-address": "00:00:00:00:00:00", "ip-addresses": [ip("::1")] },
    { name: "eth0", "hardware-address": mac.toUpperCase(), "ip-addresses": [ip("fd00::5"), ip("fe80::5054")] },
    { name: "inner", "hardware-address": "02:42:00:00:00:01", "ip-addresses": [ip("fd01::1")] },
  ];
  const [leased = ""] = (await addresses()).get(mac) ?? [];
  await startAgent(`echo '${JSON.stringify({ return: told })}' >&3`);
  await expect.poll(addresses, { timeout: 10_000 }).toEqual(
    new Map([
      [mac, [leased, "fd00::5"]],
      ["02:42:00:00:00:01", ["fd01::1"]],
    ]),
  );
  serial.write("kill $!\r");
  await expect.poll(() => guest.xml(), { timeout: 10_000 }).toContain("state='disconnected'");
});

it("waits a second for an agent that hangs, and holds nothing else up", async () => {
  await startAgent("true");
  const startedAt = performance.now();
  const answers = Promise.all(Array.from({ length: 20 }, () => guest.addresses()));
  expect((await guest.info()).state).toBe("running");
  expect(performance.now() - startedAt).toBeLessThan(900);
  for (const answer of await answers) expect([...answer.keys()]).toEqual([mac]);
  expect(performance.now() - startedAt).toBeLessThan(3000);
});

it("says plainly that the guest is gone", async () => {
  await guest.destroy();
  await guest.undefine();
  await expect(guest.addresses()).rejects.toMatchObject({ code: "virt.guest-not-found" });
});
