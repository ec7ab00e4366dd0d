import {
  domainAddIothread,
  domainDelIothread,
  domainGetIothreadInfo,
  domainIothreadParameter,
  domainPinIothread,
  domainSetIothreadParams,
} from "@hob/libvirt";
import type { ChangeOptions, DescriptionOptions } from "../../change.ts";
import type { GuestCalls } from "../guest-calls.ts";
import { hostProcessors, mapOf, processorsIn } from "./cpu-map.ts";
import { bigCount, count, encodeAll, type Parameters, smallSigned } from "./parameter.ts";
import { flagOf, tune } from "./tuning-calls.ts";

/** A thread of the emulator that does the work of disks. */
export interface IothreadPin {
  readonly id: number;
  /** Processors of the host that it may run on. */
  readonly processors: readonly number[];
}

/** How a thread waits for work. */
export interface IothreadPolling {
  /** How long it looks for work before it sleeps; 0 for not at all. In the running guest only. */
  readonly pollMaxNs?: number;
  /** By what that time is multiplied when it was too short; 0 for libvirt's choice. In the running guest only. */
  readonly pollGrow?: number;
  /** By what it is divided when it was too long; 0 for libvirt's choice. In the running guest only. */
  readonly pollShrink?: number;
  /** How many helpers it keeps at least; −1 for the emulator's choice. */
  readonly threadPoolMin?: number;
  /** How many helpers it has at most; −1 for the emulator's choice. */
  readonly threadPoolMax?: number;
}

/** The IO threads of one guest. */
export interface Iothreads {
  /** All of them, by number. */
  list(options?: DescriptionOptions): Promise<readonly IothreadPin[]>;
  /** Adds a thread of a number from 1 that is free. */
  add(id: number, options?: ChangeOptions): Promise<void>;
  /** Removes a thread that no disk uses. */
  remove(id: number, options?: ChangeOptions): Promise<void>;
  /** Has one run on these processors of the host. */
  pin(id: number, processors: Iterable<number>, options?: ChangeOptions): Promise<void>;
  /** Changes what is given of how one waits for work. */
  setPolling(id: number, polling: IothreadPolling, options?: ChangeOptions): Promise<void>;
}

const polling: Parameters<IothreadPolling> = {
  pollMaxNs: bigCount(domainIothreadParameter.pollMaxNs),
  pollGrow: count(domainIothreadParameter.pollGrow),
  pollShrink: count(domainIothreadParameter.pollShrink),
  threadPoolMin: smallSigned(domainIothreadParameter.threadPoolMin),
  threadPoolMax: smallSigned(domainIothreadParameter.threadPoolMax),
};

/** The IO threads of the guest that these calls reach. */
export function iothreadsOf(calls: GuestCalls): Iothreads {
  const { call, callApart } = calls;
  return {
    async list(options) {
      const { info } = await call(domainGetIothreadInfo, { flags: await flagOf(calls, options) });
      return info.map(({ iothread, cpumap }) => ({ id: iothread, processors: processorsIn(cpumap) }));
    },
    add: (id, options) => tune(calls, options, (flags) => callApart(domainAddIothread, { iothread: id, flags })),
    remove: (id, options) => tune(calls, options, (flags) => callApart(domainDelIothread, { iothread: id, flags })),
    async pin(id, processors, options) {
      const cpumap = mapOf(processors, Math.ceil((await hostProcessors(calls.link)) / 8));
      await tune(calls, options, (flags) => call(domainPinIothread, { iothread: id, cpumap, flags }));
    },
    setPolling: (id, change, options) =>
      tune(calls, options, (flags) =>
        call(domainSetIothreadParams, { iothread: id, parameters: encodeAll(polling, change), flags }),
      ),
  };
}
