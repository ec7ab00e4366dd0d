import { domainCoreDumpFlag, domainCoreDumpFormat, domainCoreDumpWithFormat } from "@hob/libvirt";
import type { Job } from "../job.ts";
import { callJob } from "./call-job.ts";
import type { GuestCalls } from "./guest-calls.ts";

/**
 * Formats of a dump: `raw`, or kdump's with a compression, which only hold memory; `win-dmp` is for Windows's debugger.
 *
 * @source libvirt-domain.h, virDomainCoreDumpFormat
 */
export const coreDumpFormats = {
  raw: domainCoreDumpFormat.raw,
  "kdump-zlib": domainCoreDumpFormat.kdumpZlib,
  "kdump-lzo": domainCoreDumpFormat.kdumpLzo,
  "kdump-snappy": domainCoreDumpFormat.kdumpSnappy,
  "win-dmp": domainCoreDumpFormat.winDmp,
} as const;

/** One of {@link coreDumpFormats}. */
export type CoreDumpFormat = keyof typeof coreDumpFormats;

/** How a guest's memory is dumped. */
export interface CoreDumpOptions {
  /** Default: `raw`. */
  readonly format?: CoreDumpFormat;
  /**
   * An ELF file for debuggers that has memory and registers only, instead of all that the emulator would migrate. Such a
   * dump cannot be given up. Default: true for the formats that know no other.
   */
  readonly memoryOnly?: boolean;
  /** Lets the guest run meanwhile. Default: false. */
  readonly live?: boolean;
  /** What becomes of the guest afterwards: it goes on, has crashed, or is reset. Default: `continue`. */
  readonly afterwards?: "continue" | "crash" | "reset";
  /** Writes past the host's page cache. Default: false. */
  readonly bypassCache?: boolean;
}

/** Writes a guest's memory to a file of the host. */
export function dumpCore(
  calls: GuestCalls,
  path: string,
  { format = "raw", memoryOnly, live, afterwards = "continue", bypassCache }: CoreDumpOptions,
): Job<void> {
  const flag = domainCoreDumpFlag;
  const flags =
    ((memoryOnly ?? format !== "raw") ? flag.memoryOnly : 0) |
    (live ? flag.live : 0) |
    (bypassCache ? flag.bypassCache : 0) |
    (afterwards === "continue" ? 0 : flag[afterwards]);
  const dump = { to: path, format: coreDumpFormats[format], flags };
  return callJob(calls, "dumping the memory", () => calls.callApart(domainCoreDumpWithFormat, dump));
}
