import { agentAnswers, agentGuest, type Bed, startLibvirtd } from "@hob/beds";
import type { Duplex } from "node:stream";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Guest, type Host, openHost } from "../../index.ts";

let bed: Bed;
let host: Host;
let guest: Guest;
const opened: Duplex[] = [];
beforeAll(async () => {
  bed = await startLibvirtd();
  host = openHost({ uri: bed.uri, name: "bed" });
  await host.whenConnected({ timeoutMs: 30_000 });
  const devices = `<serial type='pty'><target port='1'/></serial>
    <channel type='unix'><target type='virtio' name='org.hob.test'/></channel>
    <input type='keyboard' bus='ps2'/>`;
  guest = await host.defineGuest(await agentGuest({ name: "seen", network: false, devices }));
  await guest.start();
  await agentAnswers(bed, "seen");
});
afterAll(async () => {
  for (const stream of opened) stream.destroy();
  await host.close();
  await bed.stop();
});

const shell = async (line: string) => (await guest.agent.run("/bin/sh", ["-c", line])).stdout.toString();

/** All that comes out of a stream, as it comes. */
function heard(stream: Duplex): () => string {
  opened.push(stream);
  let text = "";
  stream.on("data", (bytes: Buffer) => (text += bytes.toString()));
  return () => text;
}

it("opens any serial port by its alias", async () => {
  const said = heard(await guest.openConsole({ device: "serial1", safe: true }));
  await shell("echo 'from the second port' > /dev/ttyS1");
  await expect.poll(said).toContain("from the second port");
  await expect(guest.openConsole({ device: "serial7" })).rejects.toThrow("cannot find character device");
});

it("opens a channel by its name, and speaks both ways", async () => {
  const channel = await guest.openChannel({ name: "org.hob.test" });
  const said = heard(channel);
  const port = (await shell("grep -l org.hob.test /sys/class/virtio-ports/*/name | cut -d/ -f5")).trim();
  const answering = shell(`exec 3<> /dev/${port}; read line <&3; echo "heard: $line" >&3`);
  channel.write("hello\n");
  await answering;
  await expect.poll(said).toContain("heard: hello");
});

it("presses keys together, which the guest's system sees", async () => {
  const reading = shell(
    `for dev in /dev/input/event*; do timeout 5 dd if=$dev bs=24 count=8 2> /dev/null > /run/keys.\${dev##*/} & done
    echo ready > /run/reading; wait; cat /run/keys.* | od -An -v -tu2 -w24 | awk '$9 == 1 && $11 == 1 { print $10 }'`,
  );
  await expect.poll(() => shell("cat /run/reading; true")).toBe("ready\n");
  await guest.sendKeys("shift+f2", { holdMs: 100 });
  expect((await reading).split("\n").filter(Boolean)).toEqual(["42", "60"]);
  await expect(guest.sendKeys("ctrl+nothing")).rejects.toMatchObject({ code: "virt.invalid-key", kind: "invalid" });
});

it("interrupts the guest so that it cannot put it off", async () => {
  const count = async () => Number(/NMI:\s+(\d+)/.exec(await shell("grep NMI /proc/interrupts"))?.[1]);
  const before = await count();
  await guest.injectNmi();
  await expect.poll(count).toBe(before + 1);
});

it("takes a picture of each screen, and says which there is not", async () => {
  const { type, data } = await guest.screenshot({ screen: 0 });
  expect([type, data.subarray(1, 4).toString()]).toEqual(["image/png", "PNG"]);
  await expect(guest.screenshot({ screen: 3 })).rejects.toMatchObject({ code: "libvirt.operation-invalid" });
});
