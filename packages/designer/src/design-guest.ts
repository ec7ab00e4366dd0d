import {
  type Capabilities,
  type Domain,
  domain as domainElement,
  type DomainCapabilities,
  write,
} from "@hob/libvirt-xml";
import type { OperatingSystem } from "@hob/osinfo";
import type { Bytes } from "@hob/units";
import { choosePlatform } from "./choose-platform.ts";
import type { Context } from "./context.ts";
import type { Decision } from "./decision.ts";
import { bootFirmware } from "./decisions/boot-firmware.ts";
import { clock } from "./decisions/clock.ts";
import { cpu } from "./decisions/cpu.ts";
import { directKernel } from "./decisions/direct-kernel.ts";
import { encryptedDevices } from "./decisions/encrypted-devices.ts";
import { features } from "./decisions/features.ts";
import { needsSharedMemory } from "./decisions/filesystems.ts";
import { firmware } from "./decisions/firmware.ts";
import { hyperv } from "./decisions/hyperv.ts";
import { launchSecurity } from "./decisions/launch-security.ts";
import { lifecycle } from "./decisions/lifecycle.ts";
import { maxMemory } from "./decisions/max-memory.ts";
import { memoryBacking } from "./decisions/memory-backing.ts";
import { memory } from "./decisions/memory.ts";
import { metadata } from "./decisions/metadata.ts";
import { screen } from "./decisions/screen.ts";
import { securityLabels } from "./decisions/security-labels.ts";
import { storage } from "./decisions/storage.ts";
import { systemInfo } from "./decisions/system-info.ts";
import { mostVcpus, vcpus } from "./decisions/vcpus.ts";
import { designDevices } from "./design-devices.ts";
import { guestName } from "./guest-name.ts";
import type { GuestIntent, GuestType } from "./guest-intent.ts";
import { hostAbilities } from "./host-abilities.ts";
import { Ledger } from "./ledger.ts";
import { osTraits } from "./os-traits.ts";
import type { Platform } from "./platform.ts";
import { said } from "./said.ts";
import { checkPlatform } from "./check-platform.ts";
import { laidUnder } from "./from-document/laid-under.ts";
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
  /**
   * A domain's XML to start from: what it says stays, and what it lacks is designed. The intent is then what
   * `intentOfDomain` reads from it, but for the name, memory and processors, and further disks and networks.
   */
  readonly base?: string | undefined;
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
  const count = { vcpus: resources.vcpus, mostVcpus: mostVcpus(context, resources.vcpus) };
  const chosenFirmware = firmware(context);
  const graphics = screen(context);
  const enlightenments = hyperv(context);
  const { devices, boot, iothreads } = designDevices(context, { firmware: chosenFirmware, graphics, ...count });
  const security = launchSecurity(context, chosenFirmware);
  const growth = maxMemory(context, resources.memory);
  const backing = memoryBacking(context, {
    isShared: needsSharedMemory(devices.filesystems),
    isEncrypted: security?.type === "sev",
  });
  const chosenCpu = cpu(context, count);
  const chosenFeatures = features(context, {
    firmware: chosenFirmware,
    graphics,
    hyperv: enlightenments,
    iommus: devices.iommus,
  });
  const chosenClock = clock(context, enlightenments);
  const information = systemInfo(context);
  const isPlugged = count.mostVcpus > count.vcpus;

  const domain: Domain = {
    type: platform.guestType,
    name,
    ...said({ uuid: input.uuid, title: intent.title, description: intent.description }),
    ...metadata(context),
    ...(growth ? { maxMemory: growth } : {}),
    memory: resources.memory,
    ...(backing ? { memoryBacking: backing } : {}),
    vcpu: { count: count.mostVcpus, ...(isPlugged ? { current: count.vcpus } : {}) },
    ...(iothreads > 0 ? { iothreads } : {}),
    ...(information.length > 0 ? { sysinfos: information } : {}),
    os: {
      type: { arch, ...(machine === "" ? {} : { machine }), name: osType },
      ...bootFirmware(context, chosenFirmware),
      ...containerInit(intent, platform),
      ...directKernel(context),
      boot,
      ...(intent.bootMenu === true ? { bootMenu: true } : {}),
      ...(information.some(({ type }) => type === "smbios") ? { smbios: "sysinfo" } : {}),
    },
    ...(chosenFeatures ? { features: chosenFeatures } : {}),
    ...(chosenCpu ? { cpu: chosenCpu } : {}),
    ...(chosenClock ? { clock: chosenClock } : {}),
    ...lifecycle(context),
    ...(platform.isX86 && platform.isQemu ? { pm: { suspendToMem: false, suspendToDisk: false } } : {}),
    devices: encryptedDevices(context, devices, security),
    seclabels: securityLabels(context),
    ...(security ? { launchSecurity: security } : {}),
  };
  const { decisions, warnings } = ledger;
  const design = { domain, xml: write(domainElement, domain), platform, decisions, warnings, resources };
  return withOverrides(laidUnder(design, input.base), input.overrides);
}

function containerInit({ init }: GuestIntent, { kind }: Platform): Pick<Domain["os"], "init" | "initargs"> {
  if (kind !== "container") return {};
  const [program = "/sbin/init", ...words] = init ?? [];
  return { init: program, ...(words.length > 0 ? { initargs: words } : {}) };
}
