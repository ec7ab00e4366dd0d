import { readFile } from "node:fs/promises";
import { choosePlatform, type DesignInput, type PlatformInput } from "@hob/designer";
import { defineError, describeError } from "@hob/errors";
import {
  type Capabilities,
  capabilities,
  type DomainCapabilities,
  domainCapabilities,
  type Element,
  read,
} from "@hob/libvirt-xml";
import { openHost } from "@hob/virt";
import { OptionsConflict } from "./cli-errors.ts";

/** A file that was named on the command line, but is not what it should be. */
export const UnreadableFile = defineError("virtualization.unreadable-file", {
  kind: "invalid",
  message: (d: { file: string; reason: string }) => `'${d.file}' cannot be read: ${d.reason.replace(/\.$/, "")}.`,
  hint: "Save the files with `virsh capabilities` and `virsh domcapabilities`.",
});

/** Where a design learns what a host can do: from files, or else from a libvirt. */
export interface FactsOptions {
  readonly capabilities: string | undefined;
  readonly domainCapabilities: string | undefined;
  readonly connect: string | undefined;
}

/** What a design is made from beside the wishes. */
export type Facts = Pick<DesignInput, "capabilities" | "domainCapabilities">;

/** Learns what a host can do for a guest. @throws UnreadableFile, OptionsConflict, HostUnavailable */
export async function designFacts(
  { capabilities: file, domainCapabilities: domainFile, connect }: FactsOptions,
  wanted: Omit<PlatformInput, "capabilities">,
  signal: AbortSignal,
): Promise<Facts> {
  if (file === undefined && domainFile === undefined) return askHost(connect ?? "qemu:///system", wanted, signal);
  if (connect !== undefined) throw new OptionsConflict({ problem: "--connect and --capabilities exclude each other." });
  if (file === undefined) throw new OptionsConflict({ problem: "--domain-capabilities needs --capabilities." });
  const known: Capabilities = await readDocument(capabilities, file);
  if (domainFile !== undefined) {
    return { capabilities: known, domainCapabilities: await readDocument(domainCapabilities, domainFile) };
  }
  // Only LXC has none to tell.
  if (choosePlatform({ ...wanted, capabilities: known }).kind === "container") {
    return { capabilities: known, domainCapabilities: null };
  }
  throw new OptionsConflict({ problem: "--capabilities needs --domain-capabilities." });
}

async function readDocument<T extends object>(element: Element<T>, file: string): Promise<T> {
  try {
    return read(element, await readFile(file, "utf8"));
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === "ENOENT";
    throw new UnreadableFile(
      { file, reason: isMissing ? "it does not exist" : describeError(error).message },
      { cause: error },
    );
  }
}

/** A libvirt on this machine answers in milliseconds, or not at all. */
const patienceMs = 5000;

async function askHost(uri: string, wanted: Omit<PlatformInput, "capabilities">, signal: AbortSignal): Promise<Facts> {
  const host = openHost({ uri });
  const refused = new AbortController();
  // Someone waits at the terminal: the first refusal is the answer, not the first of many attempts.
  host.onState((state) => state.kind === "disconnected" && refused.abort(state.error ?? undefined));
  try {
    await host.whenConnected({ timeoutMs: patienceMs, signal: AbortSignal.any([signal, refused.signal]) });
    const known = await host.capabilities();
    const { arch, machine, guestType, emulator, kind } = choosePlatform({ ...wanted, capabilities: known });
    if (kind === "container") return { capabilities: known, domainCapabilities: null };
    const query = { arch, machine, guestType, ...(emulator === undefined ? {} : { emulator }) };
    const told: DomainCapabilities = await host.domainCapabilities(query);
    return { capabilities: known, domainCapabilities: told };
  } finally {
    await host.close();
  }
}
