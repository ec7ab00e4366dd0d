import { setTimeout as sleep } from "node:timers/promises";
import { agentSystem } from "./agent-system.ts";
import { kernelArguments } from "./guest-system.ts";
import type { Bed } from "./libvirtd-bed.ts";

/** What a guest is to be like. */
export interface AgentGuestOptions {
  readonly name: string;
  /** Default: 192. */
  readonly memoryMiB?: number;
  /** Default: 1. */
  readonly vcpus?: number;
  /** How many processors can be plugged in. Default: `vcpus`. */
  readonly maximumVcpus?: number;
  /** qcow2 files, which become `vda`, `vdb` and so on. One that is made from `agentDisk()` is mounted at `/data`. */
  readonly disks?: readonly string[];
  /** Whether it has a card in the network `default`. Default: true. */
  readonly network?: boolean;
  /**
   * `agent`: answers the agent's channel, the power button, and takes in and lets go what is plugged. `ignores-power`:
   * the same, but the power button does nothing. `no-agent`: there is the channel and nobody at its end. `none`: no
   * operating system at all, so nothing answers to anything. Default: `agent`.
   */
  readonly system?: "agent" | "ignores-power" | "no-agent" | "none";
  /** `efi` has variables of its own, and no secure boot. Default: `bios`. */
  readonly firmware?: "bios" | "efi";
  /** Whether it has a TPM 2.0, in software. Default: false. */
  readonly tpm?: boolean;
  /** File to which the serial console is written too. Default: none. */
  readonly serialLog?: string;
  /** More elements for `<devices>`, as XML. */
  readonly devices?: string;
  /** More elements for `<domain>`, as XML. */
  readonly elements?: string;
}

/** Free ports into which devices can be plugged while the guest runs. */
const PORTS = 12;

const switches = {
  agent: "",
  "ignores-power": " hob.power=ignored",
  "no-agent": " hob.agent=off",
  none: "",
} as const;

const diskXml = (path: string, index: number) => `
    <disk type='file' device='disk'>
      <driver name='qemu' type='qcow2' discard='unmap'/>
      <source file='${path}'/>
      <target dev='vd${"abcdefghijklmnopqrstuvwxyz"[index]}' bus='virtio'/>
    </disk>`;

async function bootXml(system: NonNullable<AgentGuestOptions["system"]>): Promise<string> {
  if (system === "none") return "";
  const { kernel, initramfs } = await agentSystem();
  return `<kernel>${kernel}</kernel><initrd>${initramfs}</initrd><cmdline>${kernelArguments}${switches[system]}</cmdline>`;
}

/**
 * XML of a QEMU guest that does what a guest with a good operating system does: its agent answers within seconds of the
 * start, it has a file system at `/data` that can be frozen, takes in and lets go memory, disks and network cards,
 * takes in processors, and shuts down when asked by agent or power button. With another `system` it refuses some of that.
 *
 * Processors do not go again in emulation: QEMU 7.2 takes one away and never says so. libvirt gives up after 5 s, and a
 * guest that this was done to may end at any time.
 */
export async function agentGuest(options: AgentGuestOptions): Promise<string> {
  const { name, memoryMiB = 192, vcpus = 1, maximumVcpus = vcpus, disks = [], network = true } = options;
  const log = options.serialLog === undefined ? "" : `<log file='${options.serialLog}' append='on'/>`;
  const card = "<interface type='network'><source network='default'/><model type='virtio'/></interface>";
  const efi = options.firmware === "efi";
  const insecure = efi ? "<firmware><feature enabled='no' name='secure-boot'/></firmware>" : "";
  const tpm = "<tpm model='tpm-crb'><backend type='emulator' version='2.0'/></tpm>";
  const boot = await bootXml(options.system ?? "agent");
  return `<domain type='qemu'>
  <name>${name}</name>
  <memory unit='MiB'>${memoryMiB}</memory>
  <vcpu current='${vcpus}'>${maximumVcpus}</vcpu>
  <os${efi ? " firmware='efi'" : ""}><type arch='x86_64' machine='q35'>hvm</type>${insecure}${boot}</os>
  <features><acpi/><apic/></features>
  <cpu mode='maximum'/>
  ${options.elements ?? ""}
  <devices>
    <controller type='scsi' model='virtio-scsi'/>
    <controller type='pci' index='0' model='pcie-root'/>
    ${"<controller type='pci' model='pcie-root-port'/>".repeat(PORTS)}${disks.map(diskXml).join("")}
    ${network ? card : ""}${options.tpm ? tpm : ""}
    <channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>
    <serial type='pty'>${log}</serial>
    <graphics type='vnc' autoport='yes'/>
    <video><model type='vga'/></video>
    <rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>
    ${options.devices ?? ""}
  </devices>
</domain>
`;
}

const ANSWERS_MS = 60_000;

/**
 * Waits until the agent of a running guest answers.
 *
 * @throws an Error with libvirt's words when it does not within a minute.
 */
export async function agentAnswers(bed: Pick<Bed, "virsh">, name: string): Promise<void> {
  const ping = () => bed.virsh("qemu-agent-command", name, '{"execute":"guest-ping"}', "--timeout", "5");
  for (const end = performance.now() + ANSWERS_MS; ; await sleep(50)) {
    const problem = await ping().then(
      () => undefined,
      (error: unknown) => error,
    );
    if (problem === undefined) return;
    if (performance.now() > end) throw problem;
  }
}
