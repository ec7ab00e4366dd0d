import type { Bytes } from "@hob/units";
import type { CreateVm } from "../model/index.ts";
import { createSource, type SourceOptions } from "./create-source.ts";
import { said } from "./said.ts";

/** What `hob vm create` takes, as far as it goes into the request. */
export interface CreateOptions extends SourceOptions {
  readonly os?: string | undefined;
  readonly memory?: Bytes | undefined;
  readonly vcpus?: number | undefined;
  readonly diskSize?: Bytes | undefined;
  readonly pool?: string | undefined;
  readonly network?: string | undefined;
  readonly graphics?: "vnc" | "spice" | "none" | undefined;
  readonly firmware?: "bios" | "efi" | "efi-secure" | undefined;
  readonly machine?: string | undefined;
  readonly arch?: string | undefined;
  readonly host?: string | undefined;
  readonly policy?: CreateVm["policy"] | undefined;
  readonly override?: readonly string[];
  readonly start?: boolean;
  readonly wait?: CreateVm["wait"] | undefined;
  readonly waitTimeout?: number | undefined;
  readonly installTimeout?: number | undefined;
}

/** What is read from files and standard input besides. */
export interface CreateExtras {
  readonly firstBoot?: CreateVm["firstBoot"] | undefined;
  readonly unattended?: CreateVm["unattended"] | undefined;
}

/** The request that the create page sends too; what was not said is left to the server. @throws OptionsConflict */
export function createRequest(name: string, options: CreateOptions, extras: CreateExtras = {}): CreateVm {
  const {
    os,
    memory,
    vcpus,
    network,
    graphics,
    firmware,
    machine,
    arch,
    host,
    wait,
    policy = [],
    override = [],
  } = options;
  const source = createSource(options);
  const disk = said({ size: options.diskSize, pool: options.pool });
  const { waitTimeout: waitTimeoutMs, installTimeout: installTimeoutMs } = options;
  return {
    name,
    ...said({ host, os, memory, vcpus, source, network, graphics, firmware, machine, arch }),
    ...(Object.keys(disk).length > 0 ? { disk } : {}),
    ...said({ firstBoot: extras.firstBoot, unattended: extras.unattended }),
    ...(policy.length > 0 ? { policy } : {}),
    ...(override.length > 0 ? { overrides: [...override] } : {}),
    ...(options.start === false ? { start: false } : {}),
    ...said({ wait, waitTimeoutMs, installTimeoutMs }),
  };
}
