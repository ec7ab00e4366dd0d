import { domainGetMemoryParameters, domainMemoryParameter, domainSetMemoryParameters, typed } from "@hob/libvirt";
import type { Bytes } from "@hob/units";
import { sizeOfKibibytes } from "../../sizes.ts";
import type { GuestCalls } from "../guest-calls.ts";
import { decodeAll, encodeAll, type Parameter, type Parameters } from "./parameter.ts";
import type { Tunable } from "./tunable.ts";
import { tunable } from "./tuning-calls.ts";

/** A limit in bytes; `unlimited` for none. */
export type MemoryBound = Bytes | "unlimited";

/** Limits of the host's memory that a guest takes, its emulator's own included. There are none unless they are set. */
export interface MemoryLimits {
  /** A guest that takes more is killed: not to be set without knowing what the emulator needs beside the guest's memory. */
  readonly hardLimit?: MemoryBound;
  /** What is enforced when the host's memory gets scarce. */
  readonly softLimit?: MemoryBound;
  /** Memory and swap together; more than the hard limit. */
  readonly swapHardLimit?: MemoryBound;
}

/** KiB from which on there is no limit. @source VIR_DOMAIN_MEMORY_PARAM_UNLIMITED */
const unlimited = 9_007_199_254_740_991n;

const bound = (name: string): Parameter<MemoryBound> => ({
  name,
  encode: (value) => typed.unsignedHyper(value === "unlimited" ? unlimited : BigInt(Math.ceil(value / 1024))),
  decode: (value) => (BigInt(value as bigint) >= unlimited ? "unlimited" : sizeOfKibibytes(BigInt(value as bigint))),
});

const parameters: Parameters<MemoryLimits> = {
  hardLimit: bound(domainMemoryParameter.hardLimit),
  softLimit: bound(domainMemoryParameter.softLimit),
  swapHardLimit: bound(domainMemoryParameter.swapHardLimit),
};

/** What memory of the host the guest may take. */
export const memoryLimitsOf = (calls: GuestCalls): Tunable<MemoryLimits> =>
  tunable(
    calls,
    async (flags) =>
      decodeAll(parameters, (await calls.call(domainGetMemoryParameters, { parameterCount: 16, flags })).parameters),
    (change, flags) => calls.call(domainSetMemoryParameters, { parameters: encodeAll(parameters, change), flags }),
  );
