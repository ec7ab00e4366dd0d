import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { cacheDirectory } from "./cache-directory.ts";
import { testNodeDevices } from "./test-node-devices.ts";
import { writeOnce } from "./write-once.ts";

/** What the domains of a made-up node are like. */
export interface TestNodeOptions {
  /** Every how manieth domain is shut off; 0 for none. Default: 3. */
  readonly everyNthOff?: number;
  /** Begins every name. Default: `vm-`. */
  readonly prefix?: string;
  /** Tells the UUIDs of one node from another's, 0 to 65535. Default: 0. */
  readonly series?: number;
  /**
   * Whether the node has devices: a graphics card that can be divided, a network card with virtual functions, NVMe,
   * Fibre Channel with a disk behind it, USB. libvirt's test driver lists and describes them, and makes virtual Fibre
   * Channel adapters, but defines no mediated devices. Default: false, which leaves the computer alone.
   */
  readonly devices?: boolean;
}

const SHUT_OFF = 5;

function domainXml(index: number, { everyNthOff = 3, prefix = "vm-", series = 0 }: TestNodeOptions): string {
  const off = everyNthOff > 0 && index % everyNthOff === 0;
  const number = index.toString(16).padStart(12, "0");
  const state = off ? `<test:runstate>${SHUT_OFF}</test:runstate>` : "";
  return `<domain type='test' xmlns:test='http://libvirt.org/schemas/domain/test/1.0'>
  ${state}<name>${prefix}${String(index).padStart(5, "0")}</name>
  <uuid>b0b00000-${series.toString(16).padStart(4, "0")}-4000-8000-${number}</uuid>
  <memory unit='MiB'>${[512, 1024, 2048, 4096][index % 4]}</memory><vcpu>${(index % 4) + 1}</vcpu>
  <os><type arch='x86_64'>hvm</type></os>
  <devices>
    <disk type='file' device='disk'><source file='/srv/${prefix}${index}.qcow2'/><target dev='vda' bus='virtio'/></disk>
    <interface type='network'><source network='default'/></interface>
  </devices>
</domain>`;
}

/**
 * Path of a node description for libvirt's test driver, with that many domains of fixed names and UUIDs, a network and
 * a pool called `default`. Give it to `bed.testUri(path)`: each connection then has the node for itself alone.
 */
export async function testNode(count: number, options: TestNodeOptions = {}): Promise<string> {
  const { everyNthOff = 3, prefix = "vm-", series = 0, devices = false } = options;
  const kept = devices ? `-${createHash("sha256").update(testNodeDevices.join("")).digest("hex").slice(0, 8)}` : "";
  const path = join(await cacheDirectory("nodes"), `2-${prefix}${count}-${everyNthOff}-${series}${kept}.xml`);
  return writeOnce(path, (target) => {
    const domains = Array.from({ length: count }, (_, index) => domainXml(index + 1, options));
    return writeFile(
      target,
      `<node>
<cpu><mhz>2600</mhz><model>x86_64</model><active>16</active><nodes>1</nodes><sockets>1</sockets><cores>16</cores><threads>1</threads></cpu>
<memory>268435456</memory>
<network><name>default</name><bridge name='virbr0'/><forward mode='nat'/><ip address='192.168.122.1' netmask='255.255.255.0'/></network>
<pool type='dir'><name>default</name><target><path>/srv</path></target></pool>
${devices ? testNodeDevices.join("\n") : ""}
${domains.join("\n")}
</node>
`,
    );
  });
}
