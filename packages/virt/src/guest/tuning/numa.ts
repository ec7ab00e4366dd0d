import {
  domainGetNumaParameters,
  domainNumaParameter,
  domainNumatuneMemoryMode,
  domainSetNumaParameters,
  typed,
} from "@hob/libvirt";
import { parseCpuSet, serialiseCpuSet } from "@hob/libvirt-xml";
import type { GuestCalls } from "../guest-calls.ts";
import { decodeAll, encodeAll, type Parameters } from "./parameter.ts";
import type { Tunable } from "./tunable.ts";
import { stringsOkay, tunable } from "./tuning-calls.ts";

/** How strictly memory is taken from the chosen cells. */
export type NumaTuningMode = keyof typeof domainNumatuneMemoryMode;

/** From which NUMA cells of the host a guest has its memory. */
export interface NumaTuning {
  /** Fixed while the guest runs. */
  readonly mode?: NumaTuningMode;
  /** Numbers of the host's cells; empty for any. While the guest runs it takes `strict` or `restrictive`. */
  readonly cells?: readonly number[];
}

const modes = Object.keys(domainNumatuneMemoryMode) as NumaTuningMode[];
const parameters: Parameters<NumaTuning> = {
  mode: {
    name: domainNumaParameter.mode,
    encode: (mode) => typed.int(domainNumatuneMemoryMode[mode]),
    decode: (value) => modes.find((mode) => domainNumatuneMemoryMode[mode] === Number(value)) ?? "strict",
  },
  cells: {
    name: domainNumaParameter.nodeset,
    encode: (cells) => (cells.length === 0 ? "" : serialiseCpuSet(cells)),
    decode: (value) => (value === "" ? [] : parseCpuSet(String(value))),
  },
};

/** From where the guest has its memory. */
export const numaOf = (calls: GuestCalls): Tunable<NumaTuning> =>
  tunable(
    calls,
    async (flags) =>
      decodeAll(
        parameters,
        (await calls.call(domainGetNumaParameters, { parameterCount: 16, flags: flags | stringsOkay })).parameters,
      ),
    (change, flags) => calls.call(domainSetNumaParameters, { parameters: encodeAll(parameters, change), flags }),
  );
