import { array } from "../xdr/array.ts";
import { nullable } from "../xdr/nullable.ts";
import { flags, int, truth, unsigned, unsignedHyper } from "../xdr/numbers.ts";
import { struct } from "../xdr/struct.ts";
import { string } from "../xdr/texts.ts";
import { uuid } from "../xdr/uuid.ts";
import { type DomainRef, domainRef } from "./domain-ref.ts";
import { nothing, type Procedure, procedure, streamProcedure } from "./procedure.ts";

/** Flags of {@link domainCreateWithFlags} and {@link domainCreateXml}. @source libvirt-domain.h, virDomainCreateFlags */
export const domainCreateFlag = { paused: 1 << 0, autodestroy: 1 << 1, forceBoot: 1 << 3, validate: 1 << 4 } as const;

/** Flags of {@link domainDefineXmlFlags}. @source libvirt-domain.h, virDomainDefineFlags */
export const domainDefineFlag = { validate: 1 << 0 } as const;

/** Flags of {@link domainGetXmlDesc}. @source libvirt-domain.h, virDomainXMLFlags */
export const domainXmlFlag = { secure: 1 << 0, inactive: 1 << 1, updateCpu: 1 << 2, migratable: 1 << 3 } as const;

/** Flags of {@link domainUndefineFlags}. @source libvirt-domain.h, virDomainUndefineFlagsValues */
export const domainUndefineFlag = {
  managedSave: 1 << 0,
  snapshotsMetadata: 1 << 1,
  nvram: 1 << 2,
  keepNvram: 1 << 3,
  checkpointsMetadata: 1 << 4,
  tpm: 1 << 5,
  keepTpm: 1 << 6,
} as const;

/** Flags of {@link domainOpenConsole}. @source libvirt-domain.h, virDomainConsoleFlags */
export const domainConsoleFlag = { force: 1 << 0, safe: 1 << 1 } as const;

/** Where {@link domainInterfaceAddresses} looks. @source libvirt-domain.h, virDomainInterfaceAddressesSource */
export const interfaceAddressesSource = { lease: 0, agent: 1, arp: 2 } as const;

/** Which metadata is meant. @source libvirt-domain.h, virDomainMetadataType */
export const domainMetadataType = { description: 0, title: 1, element: 2 } as const;

/** What metadata and some other changes are made to. @source libvirt-domain.h, virDomainModificationImpact */
export const domainImpact = { current: 0, live: 1 << 0, config: 1 << 1 } as const;

const one = { dom: domainRef } as const;
const oneWithFlags = { dom: domainRef, flags } as const;

/** Source: REMOTE_PROC_DOMAIN_LOOKUP_BY_NAME. */
export const domainLookupByName = procedure(23, { name: string }, one);
/** Source: REMOTE_PROC_DOMAIN_LOOKUP_BY_UUID. */
export const domainLookupByUuid = procedure(24, { uuid }, one);
/** Source: REMOTE_PROC_DOMAIN_LOOKUP_BY_ID. */
export const domainLookupById = procedure(22, { id: int }, one);

/** Stores a definition. Source: REMOTE_PROC_DOMAIN_DEFINE_XML_FLAGS. */
export const domainDefineXmlFlags = procedure(350, { xml: string, flags }, one);
/** Starts a transient domain. Source: REMOTE_PROC_DOMAIN_CREATE_XML. */
export const domainCreateXml = procedure(10, { xml: string, flags }, one);
/** Forgets a definition, with what the flags name. Source: REMOTE_PROC_DOMAIN_UNDEFINE_FLAGS. */
export const domainUndefineFlags = procedure(231, oneWithFlags, nothing);

/** Starts a defined domain. Source: REMOTE_PROC_DOMAIN_CREATE. */
export const domainCreate = procedure(9, one, nothing);
/** Starts a defined domain as the flags say. Source: REMOTE_PROC_DOMAIN_CREATE_WITH_FLAGS. */
export const domainCreateWithFlags = procedure(196, oneWithFlags, one);
/** Asks the guest to shut down. Source: REMOTE_PROC_DOMAIN_SHUTDOWN_FLAGS. */
export const domainShutdownFlags = procedure(258, oneWithFlags, nothing);
/** Asks the guest to reboot. Source: REMOTE_PROC_DOMAIN_REBOOT. */
export const domainReboot = procedure(27, oneWithFlags, nothing);
/** Presses the reset button. Source: REMOTE_PROC_DOMAIN_RESET. */
export const domainReset = procedure(245, oneWithFlags, nothing);
/** Pulls the plug. Source: REMOTE_PROC_DOMAIN_DESTROY_FLAGS. */
export const domainDestroyFlags = procedure(234, oneWithFlags, nothing);
/** Stops the virtual processors. Source: REMOTE_PROC_DOMAIN_SUSPEND. */
export const domainSuspend = procedure(34, one, nothing);
/** Lets them run again. Source: REMOTE_PROC_DOMAIN_RESUME. */
export const domainResume = procedure(28, one, nothing);
/** Wakes a guest that put itself to sleep. Source: REMOTE_PROC_DOMAIN_PM_WAKEUP. */
export const domainPmWakeup = procedure(267, oneWithFlags, nothing);

/** Domain XML. Source: REMOTE_PROC_DOMAIN_GET_XML_DESC. */
export const domainGetXmlDesc = procedure(14, oneWithFlags, { xml: string });
/** A state's number and its reason's. Source: REMOTE_PROC_DOMAIN_GET_STATE. */
export const domainGetState = procedure(212, oneWithFlags, { state: int, reason: int });
/** Source: REMOTE_PROC_DOMAIN_IS_ACTIVE. */
export const domainIsActive = procedure(150, one, { active: truth });
/** Source: REMOTE_PROC_DOMAIN_IS_PERSISTENT. */
export const domainIsPersistent = procedure(151, one, { persistent: truth });
/** Whether it starts with the host. Source: REMOTE_PROC_DOMAIN_GET_AUTOSTART. */
export const domainGetAutostart = procedure(15, one, { autostart: truth });
/** Source: REMOTE_PROC_DOMAIN_SET_AUTOSTART. */
export const domainSetAutostart = procedure(29, { dom: domainRef, autostart: truth }, nothing);

/** A domain's state and size. */
export interface DomainInfo {
  readonly state: number;
  /** KiB. */
  readonly maxMemory: bigint;
  /** KiB. */
  readonly memory: bigint;
  readonly vcpus: number;
  /** Nanoseconds. */
  readonly cpuTime: bigint;
}

/** Source: REMOTE_PROC_DOMAIN_GET_INFO. */
export const domainGetInfo: Procedure<{ dom: DomainRef }, DomainInfo> = procedure(16, one, {
  state: unsigned,
  maxMemory: unsignedHyper,
  memory: unsignedHyper,
  vcpus: unsigned,
  cpuTime: unsignedHyper,
});

/** A guest's network interface with the addresses that are known of it. */
export interface DomainInterfaceAddresses {
  readonly name: string;
  readonly mac: string | null;
  /** `type` is 0 for IPv4, 1 for IPv6. */
  readonly addresses: readonly { readonly type: number; readonly address: string; readonly prefix: number }[];
}

const domainInterface = {
  name: string,
  mac: nullable(string),
  addresses: array(struct({ type: int, address: string, prefix: unsigned }), 2048),
} as const;

/** Source: REMOTE_PROC_DOMAIN_INTERFACE_ADDRESSES. */
export const domainInterfaceAddresses: Procedure<
  { dom: DomainRef; source: number; flags?: number | undefined },
  { readonly interfaces: DomainInterfaceAddresses[] }
> = procedure(353, { dom: domainRef, source: unsigned, flags }, { interfaces: array(struct(domainInterface), 2048) });

/** Saves a running domain's memory and stops it. Source: REMOTE_PROC_DOMAIN_MANAGED_SAVE. */
export const domainManagedSave = procedure(182, oneWithFlags, nothing);
/** Source: REMOTE_PROC_DOMAIN_HAS_MANAGED_SAVE_IMAGE. */
export const domainHasManagedSaveImage = procedure(183, oneWithFlags, { present: truth });
/** Throws saved memory away. Source: REMOTE_PROC_DOMAIN_MANAGED_SAVE_REMOVE. */
export const domainManagedSaveRemove = procedure(184, oneWithFlags, nothing);

/** Source: REMOTE_PROC_DOMAIN_SET_METADATA. */
export const domainSetMetadata = procedure(
  264,
  { dom: domainRef, type: int, metadata: nullable(string), key: nullable(string), uri: nullable(string), flags },
  nothing,
);
/** Source: REMOTE_PROC_DOMAIN_GET_METADATA. */
export const domainGetMetadata = procedure(
  265,
  { dom: domainRef, type: int, uri: nullable(string), flags },
  { metadata: string },
);

/** Streams a picture of a screen. Source: REMOTE_PROC_DOMAIN_SCREENSHOT. */
export const domainScreenshot = streamProcedure(
  "in",
  211,
  { dom: domainRef, screen: unsigned, flags },
  { mime: nullable(string) },
);
/** Streams a serial or paravirtual console; null is the first. Source: REMOTE_PROC_DOMAIN_OPEN_CONSOLE. */
export const domainOpenConsole = streamProcedure(
  "both",
  201,
  { dom: domainRef, device: nullable(string), flags },
  nothing,
);
