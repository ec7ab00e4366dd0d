// Made by 'npm run generate' from libvirt 9.0.0; do not edit.
import { array } from "../xdr/array.ts";
import type { Codec } from "../xdr/codec.ts";
import { nullable } from "../xdr/nullable.ts";
import { flags, int, truth, unsigned, unsignedHyper } from "../xdr/numbers.ts";
import { characterWords, string } from "../xdr/texts.ts";
import { uuid } from "../xdr/uuid.ts";
import { limits } from "./limits.ts";
import { nothing, procedure, type Procedure } from "./procedure.ts";
import { domainRef, type DomainRef } from "./refs.ts";
import { typedParameters } from "./typed-parameters.ts";

/** The domain of a name. Since 0.3.0. Source: REMOTE_PROC_DOMAIN_LOOKUP_BY_NAME. */
export const domainLookupByName = procedure(
  23,
  { name: string },
  { dom: domainRef },
  { since: "0.3.0", priority: "high" },
);

/** The domain of a UUID. Since 0.3.0. Source: REMOTE_PROC_DOMAIN_LOOKUP_BY_UUID. */
export const domainLookupByUuid = procedure(24, { uuid }, { dom: domainRef }, { since: "0.3.0", priority: "high" });

/** The running domain of an id. Since 0.3.0. Source: REMOTE_PROC_DOMAIN_LOOKUP_BY_ID. */
export const domainLookupById = procedure(22, { id: int }, { dom: domainRef }, { since: "0.3.0", priority: "high" });

/**
 * Stores a definition; `domainDefineXmlFlags` can also check it.
 *
 * Since 0.3.0. Source: REMOTE_PROC_DOMAIN_DEFINE_XML.
 */
export const domainDefineXml = procedure(11, { xml: string }, { dom: domainRef }, { since: "0.3.0", priority: "high" });

/** Stores a definition. Since 1.2.12. Source: REMOTE_PROC_DOMAIN_DEFINE_XML_FLAGS. */
export const domainDefineXmlFlags = procedure(
  350,
  { xml: string, flags },
  { dom: domainRef },
  { since: "1.2.12", priority: "high" },
);

/** Starts a transient domain. Since 0.5.0. Source: REMOTE_PROC_DOMAIN_CREATE_XML. */
export const domainCreateXml = procedure(10, { xml: string, flags }, { dom: domainRef }, { since: "0.5.0" });

/**
 * Starts a transient domain that inherits file descriptors, as containers do.
 *
 * Since 1.1.1. Source: REMOTE_PROC_DOMAIN_CREATE_XML_WITH_FILES.
 */
export const domainCreateXmlWithFiles = procedure(
  309,
  { xml: string, flags },
  { dom: domainRef },
  { since: "1.1.1", passesFiles: true },
);

/** Forgets a definition that nothing else hangs on. Since 0.3.0. Source: REMOTE_PROC_DOMAIN_UNDEFINE. */
export const domainUndefine = procedure(35, { dom: domainRef }, nothing, { since: "0.3.0", priority: "high" });

/** Forgets a definition, with what the flags name. Since 0.9.4. Source: REMOTE_PROC_DOMAIN_UNDEFINE_FLAGS. */
export const domainUndefineFlags = procedure(231, { dom: domainRef, flags }, nothing, {
  since: "0.9.4",
  priority: "high",
});

/** Gives a domain that does not run another name. Since 1.2.19. Source: REMOTE_PROC_DOMAIN_RENAME. */
export const domainRename = procedure(
  358,
  { dom: domainRef, newName: nullable(string), flags },
  { retcode: int },
  { since: "1.2.19" },
);

/** Starts a defined domain. Since 0.3.0. Source: REMOTE_PROC_DOMAIN_CREATE. */
export const domainCreate = procedure(9, { dom: domainRef }, nothing, { since: "0.3.0" });

/** Starts a defined domain as the flags say. Since 0.8.2. Source: REMOTE_PROC_DOMAIN_CREATE_WITH_FLAGS. */
export const domainCreateWithFlags = procedure(196, { dom: domainRef, flags }, { dom: domainRef }, { since: "0.8.2" });

/**
 * Starts a defined domain that inherits file descriptors, as containers do.
 *
 * Since 1.1.1. Source: REMOTE_PROC_DOMAIN_CREATE_WITH_FILES.
 */
export const domainCreateWithFiles = procedure(
  310,
  { dom: domainRef, flags },
  { dom: domainRef },
  { since: "1.1.1", passesFiles: true },
);

/** Asks the guest to shut down. Since 0.3.0. Source: REMOTE_PROC_DOMAIN_SHUTDOWN. */
export const domainShutdown = procedure(33, { dom: domainRef }, nothing, { since: "0.3.0" });

/**
 * Asks the guest to shut down, in the ways that the flags name.
 *
 * Since 0.9.10. Source: REMOTE_PROC_DOMAIN_SHUTDOWN_FLAGS.
 */
export const domainShutdownFlags = procedure(258, { dom: domainRef, flags }, nothing, { since: "0.9.10" });

/** Asks the guest to reboot. Since 0.3.0. Source: REMOTE_PROC_DOMAIN_REBOOT. */
export const domainReboot = procedure(27, { dom: domainRef, flags }, nothing, { since: "0.3.0" });

/** Presses the reset button. Since 0.9.7. Source: REMOTE_PROC_DOMAIN_RESET. */
export const domainReset = procedure(245, { dom: domainRef, flags }, nothing, { since: "0.9.7" });

/** Pulls the plug. Since 0.3.0. Source: REMOTE_PROC_DOMAIN_DESTROY. */
export const domainDestroy = procedure(12, { dom: domainRef }, nothing, { since: "0.3.0", priority: "high" });

/** Pulls the plug, as the flags say. Since 0.9.4. Source: REMOTE_PROC_DOMAIN_DESTROY_FLAGS. */
export const domainDestroyFlags = procedure(234, { dom: domainRef, flags }, nothing, {
  since: "0.9.4",
  priority: "high",
});

/** Stops the virtual processors; memory stays. Since 0.3.0. Source: REMOTE_PROC_DOMAIN_SUSPEND. */
export const domainSuspend = procedure(34, { dom: domainRef }, nothing, { since: "0.3.0" });

/** Lets the virtual processors run again. Since 0.3.0. Source: REMOTE_PROC_DOMAIN_RESUME. */
export const domainResume = procedure(28, { dom: domainRef }, nothing, { since: "0.3.0" });

/** Has the guest's agent put the guest to sleep. Since 0.9.10. Source: REMOTE_PROC_DOMAIN_PM_SUSPEND_FOR_DURATION. */
export const domainPmSuspendForDuration = procedure(
  261,
  { dom: domainRef, target: unsigned, duration: unsignedHyper, flags },
  nothing,
  { since: "0.9.10" },
);

/** Wakes a guest that put itself to sleep. Since 0.9.11. Source: REMOTE_PROC_DOMAIN_PM_WAKEUP. */
export const domainPmWakeup = procedure(267, { dom: domainRef, flags }, nothing, { since: "0.9.11" });

/**
 * Changes what happens when the guest powers off, reboots or crashes.
 *
 * Since 3.9.0. Source: REMOTE_PROC_DOMAIN_SET_LIFECYCLE_ACTION.
 */
export const domainSetLifecycleAction = procedure(
  390,
  { dom: domainRef, type: unsigned, action: unsigned, flags },
  nothing,
  { since: "3.9.0" },
);

/** Domain XML. Since 0.3.0. Source: REMOTE_PROC_DOMAIN_GET_XML_DESC. */
export const domainGetXmlDesc = procedure(14, { dom: domainRef, flags }, { xml: string }, { since: "0.3.0" });

/** A domain's state and size. @source remote_domain_get_info_ret */
export interface DomainInfo {
  /** A `domainState`. */
  readonly state: number;
  /** KiB. */
  readonly maxMemory: bigint;
  /** KiB. */
  readonly memory: bigint;
  readonly vcpus: number;
  /** Nanoseconds. */
  readonly cpuTime: bigint;
}

/** A domain's state and size. Since 0.3.0. Source: REMOTE_PROC_DOMAIN_GET_INFO. */
export const domainGetInfo: Procedure<{ readonly dom: DomainRef }, DomainInfo> = procedure(
  16,
  { dom: domainRef },
  { state: unsigned, maxMemory: unsignedHyper, memory: unsignedHyper, vcpus: unsigned, cpuTime: unsignedHyper },
  { since: "0.3.0" },
);

/** A `domainState`, and its reason, numbered for each state. Since 0.9.2. Source: REMOTE_PROC_DOMAIN_GET_STATE. */
export const domainGetState = procedure(
  212,
  { dom: domainRef, flags },
  { state: int, reason: int },
  { since: "0.9.2", priority: "high" },
);

/**
 * Whether the way to the hypervisor is free or busy, and since how many milliseconds.
 *
 * Since 0.9.3. Source: REMOTE_PROC_DOMAIN_GET_CONTROL_INFO.
 */
export const domainGetControlInfo = procedure(
  229,
  { dom: domainRef, flags },
  { state: unsigned, details: unsigned, stateTime: unsignedHyper },
  { since: "0.9.3", priority: "high" },
);

/**
 * What kind of operating system the domain is defined for: `hvm`, `exe`…
 *
 * Since 0.3.0. Source: REMOTE_PROC_DOMAIN_GET_OS_TYPE.
 */
export const domainGetOsType = procedure(
  19,
  { dom: domainRef },
  { type: string },
  { since: "0.3.0", priority: "high" },
);

/** Whether it runs. Since 0.7.3. Source: REMOTE_PROC_DOMAIN_IS_ACTIVE. */
export const domainIsActive = procedure(
  150,
  { dom: domainRef },
  { active: truth },
  { since: "0.7.3", priority: "high" },
);

/** Whether it has a stored definition. Since 0.7.3. Source: REMOTE_PROC_DOMAIN_IS_PERSISTENT. */
export const domainIsPersistent = procedure(
  151,
  { dom: domainRef },
  { persistent: truth },
  { since: "0.7.3", priority: "high" },
);

/** Whether its stored definition was changed since it runs. Since 0.8.6. Source: REMOTE_PROC_DOMAIN_IS_UPDATED. */
export const domainIsUpdated = procedure(
  202,
  { dom: domainRef },
  { updated: truth },
  { since: "0.8.6", priority: "high" },
);

/** Whether it starts with the host. Since 0.3.0. Source: REMOTE_PROC_DOMAIN_GET_AUTOSTART. */
export const domainGetAutostart = procedure(
  15,
  { dom: domainRef },
  { autostart: truth },
  { since: "0.3.0", priority: "high" },
);

/** Makes it start with the host, or not. Since 0.3.0. Source: REMOTE_PROC_DOMAIN_SET_AUTOSTART. */
export const domainSetAutostart = procedure(29, { dom: domainRef, autostart: truth }, nothing, {
  since: "0.3.0",
  priority: "high",
});

/** Which metadata is changed, and to what. @source remote_domain_set_metadata_args */
export interface DomainSetMetadataArgs {
  readonly dom: DomainRef;
  /** A `domainMetadataType`. */
  readonly type: number;
  readonly metadata?: string | null | undefined;
  /** The prefix of the namespace. */
  readonly key?: string | null | undefined;
  /** The namespace. */
  readonly uri?: string | null | undefined;
  readonly flags?: number | undefined;
}

/**
 * Changes title, description, or the metadata element of a namespace; null removes it.
 *
 * Since 0.9.10. Source: REMOTE_PROC_DOMAIN_SET_METADATA.
 */
export const domainSetMetadata: Procedure<DomainSetMetadataArgs, object> = procedure(
  264,
  { dom: domainRef, type: int, metadata: nullable(string), key: nullable(string), uri: nullable(string), flags },
  nothing,
  { since: "0.9.10" },
);

/**
 * Title, description, or the metadata element of a namespace.
 *
 * Since 0.9.10. Source: REMOTE_PROC_DOMAIN_GET_METADATA.
 */
export const domainGetMetadata = procedure(
  265,
  { dom: domainRef, type: int, uri: nullable(string), flags },
  { metadata: string },
  { since: "0.9.10" },
);

/**
 * Remarks about its configuration: what is deprecated, and what taints it.
 *
 * Since 7.1.0. Source: REMOTE_PROC_DOMAIN_GET_MESSAGES.
 */
export const domainGetMessages = procedure(
  426,
  { dom: domainRef, flags },
  { messages: array(string, limits.domainMessages) },
  { since: "7.1.0" },
);

/**
 * A label that a security driver gave a process, and whether it is enforced.
 *
 * @source remote_domain_get_security_label_ret
 */
export interface DomainSecurityLabel {
  readonly label: string;
  readonly enforcing: boolean;
}

/** The security label that its process runs under. Since 0.6.1. Source: REMOTE_PROC_DOMAIN_GET_SECURITY_LABEL. */
export const domainGetSecurityLabel: Procedure<{ readonly dom: DomainRef }, DomainSecurityLabel> = procedure(
  121,
  { dom: domainRef },
  { label: characterWords(limits.securityLabel), enforcing: truth },
  { since: "0.6.1", priority: "high" },
);

const domainSecurityLabelCodecLabel = characterWords(limits.securityLabel);

/** @source remote_domain_get_security_label_ret */
export const domainSecurityLabelCodec: Codec<DomainSecurityLabel> = {
  encode(writer, value) {
    domainSecurityLabelCodecLabel.encode(writer, value.label);
    truth.encode(writer, value.enforcing);
  },
  decode: (reader) => ({ label: domainSecurityLabelCodecLabel.decode(reader), enforcing: truth.decode(reader) }),
};

/**
 * The security labels that its process runs under, one for each driver.
 *
 * Since 0.10.0. Source: REMOTE_PROC_DOMAIN_GET_SECURITY_LABEL_LIST.
 */
export const domainGetSecurityLabelList = procedure(
  278,
  { dom: domainRef },
  { labels: array(domainSecurityLabelCodec, limits.securityLabelList), count: int },
  { since: "0.10.0", priority: "high" },
);

/**
 * What proves that a confidential guest is what it was meant to be.
 *
 * Since 4.5.0. Source: REMOTE_PROC_DOMAIN_GET_LAUNCH_SECURITY_INFO.
 */
export const domainGetLaunchSecurityInfo = procedure(
  396,
  { dom: domainRef, flags },
  { parameters: typedParameters(limits.domainLaunchSecurityInfoParams) },
  { since: "4.5.0" },
);

/**
 * Gives a confidential guest that waits paused its secret.
 *
 * Since 8.0.0. Source: REMOTE_PROC_DOMAIN_SET_LAUNCH_SECURITY_STATE.
 */
export const domainSetLaunchSecurityState = procedure(
  439,
  { dom: domainRef, parameters: typedParameters(limits.domainLaunchSecurityStateParams), flags },
  nothing,
  { since: "8.0.0" },
);

/**
 * Gives the domain file descriptors under a name that its XML can refer to.
 *
 * Since 9.0.0. Source: REMOTE_PROC_DOMAIN_FD_ASSOCIATE.
 */
export const domainFdAssociate = procedure(443, { dom: domainRef, name: string, flags }, nothing, {
  since: "9.0.0",
  passesFiles: true,
});
