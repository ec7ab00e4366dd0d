import {
  type Capabilities,
  type Domain,
  domain as domainElement,
  type DomainCapabilities,
  noDevices,
  write,
} from "@hob/libvirt-xml";
import type { OperatingSystem } from "@hob/osinfo";
import type { Bytes } from "@hob/units";
import { choosePlatform } from "./choose-platform.ts";
import type { Context } from "./context.ts";
import type { Decision } from "./decision.ts";
import { balloonModel } from "./decisions/balloon-model.ts";
import { bootFirmware } from "./decisions/boot-firmware.ts";
import { bootOrder } from "./decisions/boot-order.ts";
import { channels } from "./decisions/channels.ts";
import { clock } from "./decisions/clock.ts";
import { consoles } from "./decisions/consoles.ts";
import { controllers } from "./decisions/controllers.ts";
import { cpu } from "./decisions/cpu.ts";
import { disks } from "./decisions/disks.ts";
import { features } from "./decisions/features.ts";
import { filesystems } from "./decisions/filesystems.ts";
import { firmware } from "./decisions/firmware.ts";
import { hotplugPorts } from "./decisions/hotplug-ports.ts";
import { hyperv } from "./decisions/hyperv.ts";
import { inputs } from "./decisions/inputs.ts";
import { interfaces } from "./decisions/interfaces.ts";
import { memory } from "./decisions/memory.ts";
import { metadata } from "./decisions/metadata.ts";
import { randomSource } from "./decisions/random-source.ts";
import { screen } from "./decisions/screen.ts";
import { soundModel } from "./decisions/sound-model.ts";
import { storage } from "./decisions/storage.ts";
import { tpmModel } from "./decisions/tpm-model.ts";
import { usbModel } from "./decisions/usb-model.ts";
import { vcpus } from "./decisions/vcpus.ts";
import { videoModel } from "./decisions/video-model.ts";
import { watchdog } from "./decisions/watchdog.ts";
import { guestName } from "./guest-name.ts";
import type { GuestIntent, GuestType } from "./guest-intent.ts";
import { hostAbilities } from "./host-abilities.ts";
import { Ledger } from "./ledger.ts";
import { osTraits } from "./os-traits.ts";
import type { Platform } from "./platform.ts";
import { checkPlatform } from "./check-platform.ts";
import { withOverrides } from "./override/with-overrides.ts";
import type { Override } from "./override/override.ts";
import { layPolicies } from "./policy-sets/policy.ts";
import type { PolicySet } from "./policy-sets/policy-set.ts";

/** Everything a design depends on. */
export interface DesignInput {
  /** Null for one that is not known: the guest gets only what nearly every system can drive. */
  readonly os: OperatingSystem | null;
  readonly capabilities: Capabilities;
  /** Of the platform that {@link choosePlatform} says; null for a hypervisor that has none to tell, such as LXC. */
  readonly domainCapabilities: DomainCapabilities | null;
  readonly guestType?: GuestType | undefined;
  readonly intent: GuestIntent;
  /** Laid over the default policy, each over those before it. */
  readonly policies?: readonly PolicySet[] | undefined;
  /** Laid over the design last, and kept with the guest. */
  readonly overrides?: readonly Override[] | undefined;
  /** Left to libvirt when absent. */
  readonly uuid?: string | undefined;
}

/** A guest, with the reason for each choice. */
export interface Design {
  readonly domain: Domain;
  /** The domain as libvirt takes it. */
  readonly xml: string;
  readonly platform: Platform;
  /** In the order in which they were made. */
  readonly decisions: readonly Decision[];
  /** What is done as asked, but may not end well: a sentence each. */
  readonly warnings: readonly string[];
  readonly resources: {
    readonly memory: Bytes;
    readonly vcpus: number;
    /** How large a new disk for the system had better be. */
    readonly storage: Bytes;
  };
}

/**
 * Designs a guest. The same input gives the same design: nothing else is looked at.
 *
 * @throws InvalidIntent for a wish that makes no sense; ImpossibleChoice for one that this host cannot grant;
 * InvalidOverride for an override that cannot be laid over it.
 */
export function designGuest(input: DesignInput): Design {
  const { os, capabilities, domainCapabilities, intent } = input;
  const ledger = new Ledger();
  const name = guestName(intent);
  const platform = choosePlatform(input, ledger);
  checkPlatform(platform, domainCapabilities, ledger);
  const host = hostAbilities(capabilities, domainCapabilities, platform);
  const traits = osTraits(os);
  const { arch, guestType, kind, machine, osType } = platform;
  const facts = { ...traits, os: os?.shortIds ?? [], guestType, arch, machine: kind };
  const policy = layPolicies(input.policies ?? [], facts);
  const context: Context = { intent, os, traits, platform, host, policy, ledger };

  const resources = { memory: memory(context), vcpus: vcpus(context), storage: storage(context) };
  const chosenFirmware = firmware(context);
  const graphics = screen(context);
  const enlightenments = hyperv(context);
  const usb = usbModel(context);
  const ports = hotplugPorts(context);
  const boot = bootOrder(context, disks(context), interfaces(context));
  const video = videoModel(context, graphics, chosenFirmware);
  const sound = soundModel(context, graphics);
  const tpm = tpmModel(context, chosenFirmware);
  const balloon = balloonModel(context);
  const chosenCpu = cpu(context, resources.vcpus);
  const chosenFeatures = features(context, chosenFirmware, graphics, enlightenments);
  const chosenClock = clock(context, enlightenments);
  watchdog(context);

  const domain: Domain = {
    type: platform.guestType,
    name,
    ...(input.uuid === undefined ? {} : { uuid: input.uuid }),
    ...metadata(context),
    memory: resources.memory,
    vcpu: { count: resources.vcpus },
    os: {
      type: { arch, ...(machine === "" ? {} : { machine }), name: osType },
      ...bootFirmware(chosenFirmware),
      ...(platform.kind === "container" ? { init: "/sbin/init" } : {}),
      boot: boot.boot,
    },
    ...(chosenFeatures ? { features: chosenFeatures } : {}),
    ...(chosenCpu ? { cpu: chosenCpu } : {}),
    ...(chosenClock ? { clock: chosenClock } : {}),
    onPoweroff: "destroy",
    onReboot: "restart",
    onCrash: "destroy",
    ...(platform.isX86 && platform.isQemu ? { pm: { suspendToMem: false, suspendToDisk: false } } : {}),
    devices: {
      ...noDevices,
      ...(platform.emulator === undefined ? {} : { emulator: platform.emulator }),
      disks: boot.disks,
      controllers: controllers(context, usb, ports, boot.disks),
      filesystems: filesystems(context),
      interfaces: boot.interfaces,
      ...consoles(context),
      channels: channels(context, graphics),
      inputs: inputs(context, graphics, usb !== null && usb !== "none"),
      tpms: tpm === null ? [] : [{ model: tpm, backend: { type: "emulator", version: "2.0" } }],
      graphics: graphics === "none" ? [] : [{ type: graphics, autoport: true, listens: [] }],
      sounds: sound === null ? [] : [{ model: sound, codecs: [] }],
      videos: video === null ? [] : [{ model: { type: video } }],
      memballoons: balloon === null ? [] : [{ model: balloon }],
      rngs: randomSource(context) ? [{ model: "virtio", backend: { model: "random", path: "/dev/urandom" } }] : [],
    },
    seclabels: [],
  };
  const { decisions, warnings } = ledger;
  return withOverrides(
    { domain, xml: write(domainElement, domain), platform, decisions, warnings, resources },
    input.overrides,
  );
}
