import { once } from "node:events";
import { stat } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bootableImage } from "./bootable-image.ts";
import { type Bed, startLibvirtd } from "./libvirtd-bed.ts";
import { run } from "./run.ts";
import { tinyIso } from "./tiny-iso.ts";

let bed: Bed;
beforeAll(async () => {
  bed = await startLibvirtd();
});
afterAll(() => bed.stop());

interface Media {
  readonly disk?: string;
  readonly iso?: string;
  readonly firmware?: "efi";
}

const domainXml = (name: string, { disk, iso, firmware }: Media) => `<domain type='qemu'><name>${name}</name>
  <memory unit='MiB'>256</memory><vcpu>1</vcpu>
  <os${firmware ? ` firmware='${firmware}'` : ""}><type arch='x86_64' machine='q35'>hvm</type>
    ${firmware ? "<firmware><feature enabled='no' name='secure-boot'/></firmware>" : ""}<boot dev='${iso ? "cdrom" : "hd"}'/></os>
  <features><acpi/><apic/></features><cpu mode='maximum'/>
  <devices>
    ${disk ? `<disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='${disk}'/><target dev='vda' bus='virtio'/></disk>` : ""}
    ${iso ? `<disk type='file' device='cdrom'><driver name='qemu' type='raw'/><source file='${iso}'/><target dev='sda' bus='sata'/></disk>` : ""}
    <interface type='network'><source network='default'/><model type='virtio'/></interface>
    <serial type='unix'><source mode='bind' path='${join(bed.poolPath, name)}.serial'/></serial>
    <graphics type='vnc' autoport='yes'/><video><model type='vga'/></video>
  </devices></domain>`;

/** What the serial port said so far, and a way to wait for more. */
class Serial {
  said = "";
  readonly #socket: Socket;
  constructor(path: string) {
    this.#socket = connect(path);
    this.#socket.on("data", (bytes) => (this.said += bytes.toString()));
  }
  async until(text: string): Promise<void> {
    await expect.poll(() => this.said, { timeout: 60_000 }).toContain(text);
  }
  type(line: string): void {
    this.#socket.write(`${line}\r`);
  }
  close(): void {
    this.#socket.destroy();
  }
}

async function boot(name: string, media: Media): Promise<Serial> {
  // Started paused, so that nothing is said before somebody listens.
  await bed.define(domainXml(name, media));
  await bed.virsh("start", name, "--paused");
  const serial = new Serial(join(bed.poolPath, `${name}.serial`));
  await bed.virsh("resume", name);
  return serial;
}

async function overlay(name: string): Promise<string> {
  const path = join(bed.poolPath, `${name}.qcow2`);
  await run("qemu-img", ["create", "-q", "-f", "qcow2", "-F", "qcow2", "-b", await bootableImage(), path]);
  return path;
}

describe("the bootable image", () => {
  let serial: Serial;
  beforeAll(async () => {
    serial = await boot("disk", { disk: await overlay("disk") });
  });
  afterAll(() => serial?.close());

  test("is smaller than 60 MB", async () => {
    expect((await stat(await bootableImage())).size).toBeLessThan(60e6);
  });

  test("prints boot messages and a login on the serial port, which takes root without a password", async () => {
    await serial.until("Linux version");
    await serial.until("hob-guest login:");
    serial.type("root");
    await serial.until("/root #");
    serial.type("echo $((6*7))-is-the-answer");
    await serial.until("42-is-the-answer");
  });

  test("gets an address by DHCP", async () => {
    await serial.until("Address of eth0: 10.79.");
    expect(await bed.virsh("domifaddr", "disk")).toContain("10.79.");
  });

  test("draws on a VNC screen that this process reaches", async () => {
    const [, address = "", display = ""] = /([\d.]+):(\d+)/.exec(await bed.virsh("domdisplay", "disk")) ?? [];
    expect(address).toBe(bed.address);
    const socket = connect(5900 + Number(display), address);
    const [greeting] = (await once(socket, "data")) as [Buffer];
    socket.destroy();
    expect(greeting.toString()).toMatch(/^RFB 003/);
    const screen = join(bed.poolPath, "screen.png");
    await bed.virsh("screenshot", "disk", screen);
    // A blank screen packs into a few hundred bytes.
    expect((await stat(screen)).size).toBeGreaterThan(3_000);
  });

  test("shuts down by the power button", async () => {
    await bed.virsh("shutdown", "disk", "--mode", "acpi");
    await serial.until("Power button pressed");
    await expect.poll(() => bed.virsh("domstate", "disk"), { timeout: 30_000 }).toBe("shut off");
  });
});

test("the bootable image boots from UEFI too", async () => {
  const serial = await boot("uefi", { disk: await overlay("uefi"), firmware: "efi" });
  await serial.until("hob-guest login:");
  serial.close();
  await bed.virsh("destroy", "uefi");
});

test("the tiny ISO boots a machine without a disk", async () => {
  const serial = await boot("iso", { iso: await tinyIso() });
  await serial.until("hob-guest login:");
  serial.close();
  await bed.virsh("destroy", "iso");
});
