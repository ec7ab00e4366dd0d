import { defineError, type ErrorDefinition, type HobError, isHobError } from "@hob/errors";
import { libvirtErrorCodes } from "./libvirt-error-codes.ts";
import { libvirtErrorDomains } from "./libvirt-error-domains.ts";

/** Every field of an error as libvirt sent it. @source virterror.h, virError */
export interface LibvirtErrorDetails {
  readonly [name: string]: unknown;
  /** The call that failed. */
  readonly procedure: string;
  readonly libvirtCode: number;
  readonly domain: number;
  /** The part of libvirt that failed: `qemu`, `storage`… */
  readonly domainName: string;
  /** 1 is a warning, 2 an error. */
  readonly level: number;
  readonly message: string;
  readonly str1: string | null;
  readonly str2: string | null;
  readonly str3: string | null;
  readonly int1: number;
  readonly int2: number;
}

/** What libvirt said went wrong; its Hob code is `libvirt.` and libvirt's own name of the failure. */
export type LibvirtError = HobError<LibvirtErrorDetails>;

/** libvirt's name of a failure: `no-domain` for VIR_ERR_NO_DOMAIN. */
export type LibvirtErrorName = (typeof libvirtErrorCodes)[keyof typeof libvirtErrorCodes][0] | "unknown-error";

/** A failure under a number that this client has no name for. */
const unknown = define("unknown-error", "internal");

const byNumber = new Map<number, ErrorDefinition<LibvirtErrorDetails>>(
  Object.entries(libvirtErrorCodes).map(([number, [name, kind]]) => [Number(number), define(name, kind)]),
);

function define(name: string, kind: HobError["kind"]): ErrorDefinition<LibvirtErrorDetails> {
  return defineError(`libvirt.${name}`, { kind, message: (d: LibvirtErrorDetails) => d.message });
}

/** The error for what libvirt sent. */
export function libvirtError(sent: Omit<LibvirtErrorDetails, "domainName">): LibvirtError {
  const definition = byNumber.get(sent["libvirtCode"] as number) ?? unknown;
  const domainName = libvirtErrorDomains[sent["domain"] as number] ?? "unknown";
  return new definition({ ...sent, domainName } as LibvirtErrorDetails);
}

/** Whether a caught value is libvirt's own error, and, if names are given, one of those. */
export function isLibvirtError(value: unknown, ...names: readonly LibvirtErrorName[]): value is LibvirtError {
  if (!isHobError(value) || !("libvirtCode" in value.details)) return false;
  return names.length === 0 || names.some((name) => value.code === `libvirt.${name}`);
}
