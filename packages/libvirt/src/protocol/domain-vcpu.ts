// Made by 'npm run generate' from libvirt 9.0.0; do not edit.
import { array } from "../xdr/array.ts";
import type { Codec } from "../xdr/codec.ts";
import { flags, int, truth, unsigned, unsignedHyper } from "../xdr/numbers.ts";
import { opaque } from "../xdr/opaque.ts";
import { string } from "../xdr/texts.ts";
import { limits } from "./limits.ts";
import { nothing, procedure } from "./procedure.ts";
import { domainRef } from "./refs.ts";
import { typedParameters } from "./typed-parameters.ts";

/** What a virtual processor is doing. @source virVcpuState */
export const vcpuState = {
  offline: 0,
  running: 1,
  blocked: 2,
} as const;

/** Why it is not known on which host processor a virtual one runs. @source virVcpuHostCpuState */
export const vcpuHostCpuState = {
  offline: -1,
  unavailable: -2,
} as const;

/**
 * Which virtual processors are meant: of what runs or is stored, the most, or the guest's.
 *
 * @source virDomainVcpuFlags
 */
export const domainVcpuFlag = {
  current: 0,
  live: 1 << 0,
  config: 1 << 1,
  maximum: 1 << 2,
  guest: 1 << 3,
  hotpluggable: 1 << 4,
} as const;

/** Names of parameters of an IO thread. @source VIR_DOMAIN_IOTHREAD_* */
export const domainIothreadParameter = {
  pollMaxNs: "poll_max_ns",
  pollGrow: "poll_grow",
  pollShrink: "poll_shrink",
  threadPoolMin: "thread_pool_min",
  threadPoolMax: "thread_pool_max",
} as const;

/** The most virtual processors that it may have. Since 0.3.0. Source: REMOTE_PROC_DOMAIN_GET_MAX_VCPUS. */
export const domainGetMaxVcpus = procedure(
  18,
  { dom: domainRef },
  { count: int },
  { since: "0.3.0", priority: "high" },
);

/** A virtual processor. @source remote_vcpu_info */
export interface VcpuInfo {
  readonly number: number;
  /** A `vcpuState`. */
  readonly state: number;
  /** Nanoseconds. */
  readonly cpuTime: bigint;
  /** The host processor it runs on; -1 when it runs on none. */
  readonly cpu: number;
}

/** @source remote_vcpu_info */
export const vcpuInfoCodec: Codec<VcpuInfo> = {
  encode(writer, value) {
    unsigned.encode(writer, value.number);
    int.encode(writer, value.state);
    unsignedHyper.encode(writer, value.cpuTime);
    int.encode(writer, value.cpu);
  },
  decode: (reader) => ({
    number: unsigned.decode(reader),
    state: int.decode(reader),
    cpuTime: unsignedHyper.decode(reader),
    cpu: int.decode(reader),
  }),
};

/**
 * Its virtual processors, and the host processors each may run on: `mapLength` bytes each, a bit a processor.
 *
 * Since 0.3.0. Source: REMOTE_PROC_DOMAIN_GET_VCPUS.
 */
export const domainGetVcpus = procedure(
  20,
  { dom: domainRef, maxInfo: int, mapLength: int },
  { info: array(vcpuInfoCodec, limits.vcpuinfo), cpumaps: opaque(limits.cpumaps) },
  { since: "0.3.0", priority: "high" },
);

/** How many virtual processors it has, or may have. Since 0.8.5. Source: REMOTE_PROC_DOMAIN_GET_VCPUS_FLAGS. */
export const domainGetVcpusFlags = procedure(200, { dom: domainRef, flags }, { count: int }, { since: "0.8.5" });

/** Changes how many virtual processors a running domain has. Since 0.3.0. Source: REMOTE_PROC_DOMAIN_SET_VCPUS. */
export const domainSetVcpus = procedure(32, { dom: domainRef, vcpus: unsigned }, nothing, { since: "0.3.0" });

/** Changes how many virtual processors it has, or may have. Since 0.8.5. Source: REMOTE_PROC_DOMAIN_SET_VCPUS_FLAGS. */
export const domainSetVcpusFlags = procedure(199, { dom: domainRef, vcpus: unsigned, flags }, nothing, {
  since: "0.8.5",
});

/** Plugs or unplugs virtual processors, named as in `0-3,^2`. Since 3.1.0. Source: REMOTE_PROC_DOMAIN_SET_VCPU. */
export const domainSetVcpu = procedure(384, { dom: domainRef, cpumap: string, online: truth, flags }, nothing, {
  since: "3.1.0",
});

/**
 * Pins a virtual processor of a running domain to host processors, a bit each.
 *
 * Since 0.3.0. Source: REMOTE_PROC_DOMAIN_PIN_VCPU.
 */
export const domainPinVcpu = procedure(26, { dom: domainRef, vcpu: unsigned, cpumap: opaque(limits.cpumap) }, nothing, {
  since: "0.3.0",
});

/** Pins a virtual processor to host processors, a bit each. Since 0.9.3. Source: REMOTE_PROC_DOMAIN_PIN_VCPU_FLAGS. */
export const domainPinVcpuFlags = procedure(
  225,
  { dom: domainRef, vcpu: unsigned, cpumap: opaque(limits.cpumap), flags },
  nothing,
  { since: "0.9.3" },
);

/**
 * Which host processors each virtual processor may run on: `mapLength` bytes each, a bit a processor.
 *
 * Since 0.9.3. Source: REMOTE_PROC_DOMAIN_GET_VCPU_PIN_INFO.
 */
export const domainGetVcpuPinInfo = procedure(
  230,
  { dom: domainRef, mapCount: int, mapLength: int, flags },
  { cpumaps: opaque(limits.cpumaps), count: int },
  { since: "0.9.3" },
);

/**
 * Pins the emulator's own threads to host processors, a bit each.
 *
 * Since 0.10.0. Source: REMOTE_PROC_DOMAIN_PIN_EMULATOR.
 */
export const domainPinEmulator = procedure(279, { dom: domainRef, cpumap: opaque(limits.cpumap), flags }, nothing, {
  since: "0.10.0",
});

/**
 * Which host processors the emulator's own threads may run on, a bit each.
 *
 * Since 0.10.0. Source: REMOTE_PROC_DOMAIN_GET_EMULATOR_PIN_INFO.
 */
export const domainGetEmulatorPinInfo = procedure(
  280,
  { dom: domainRef, mapLength: int, flags },
  { cpumaps: opaque(limits.cpumaps), count: int },
  { since: "0.10.0" },
);

/** An IO thread, and the host processors it may run on, a bit each. @source remote_domain_iothread_info */
export interface DomainIothreadInfo {
  readonly iothread: number;
  readonly cpumap: Buffer;
}

const domainIothreadInfoCodecCpumap = opaque(limits.cpumap);

/** @source remote_domain_iothread_info */
export const domainIothreadInfoCodec: Codec<
  DomainIothreadInfo,
  { readonly iothread: number; readonly cpumap: Uint8Array }
> = {
  encode(writer, value) {
    unsigned.encode(writer, value.iothread);
    domainIothreadInfoCodecCpumap.encode(writer, value.cpumap);
  },
  decode: (reader) => ({ iothread: unsigned.decode(reader), cpumap: domainIothreadInfoCodecCpumap.decode(reader) }),
};

/**
 * Its IO threads, and the host processors each may run on.
 *
 * Since 1.2.14. Source: REMOTE_PROC_DOMAIN_GET_IOTHREAD_INFO.
 */
export const domainGetIothreadInfo = procedure(
  351,
  { dom: domainRef, flags },
  { info: array(domainIothreadInfoCodec, limits.iothreadInfo), count: unsigned },
  { since: "1.2.14" },
);

/** Pins an IO thread to host processors, a bit each. Since 1.2.14. Source: REMOTE_PROC_DOMAIN_PIN_IOTHREAD. */
export const domainPinIothread = procedure(
  352,
  { dom: domainRef, iothread: unsigned, cpumap: opaque(limits.cpumap), flags },
  nothing,
  { since: "1.2.14" },
);

/** Adds an IO thread. Since 1.2.15. Source: REMOTE_PROC_DOMAIN_ADD_IOTHREAD. */
export const domainAddIothread = procedure(355, { dom: domainRef, iothread: unsigned, flags }, nothing, {
  since: "1.2.15",
});

/** Removes an IO thread that no disk uses. Since 1.2.15. Source: REMOTE_PROC_DOMAIN_DEL_IOTHREAD. */
export const domainDelIothread = procedure(356, { dom: domainRef, iothread: unsigned, flags }, nothing, {
  since: "1.2.15",
});

/**
 * Changes how an IO thread polls, as parameters of `domainIothreadParameter`.
 *
 * Since 4.10.0. Source: REMOTE_PROC_DOMAIN_SET_IOTHREAD_PARAMS.
 */
export const domainSetIothreadParams = procedure(
  402,
  { dom: domainRef, iothread: unsigned, parameters: typedParameters(limits.domainIothreadParams), flags },
  nothing,
  { since: "4.10.0" },
);
