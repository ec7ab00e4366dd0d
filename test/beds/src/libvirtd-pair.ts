import { appendFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type Bed, startLibvirtd } from "./libvirtd-bed.ts";
import { run } from "./run.ts";
import { createTestAuthority } from "./test-authority.ts";

/** One host of a pair. */
export interface PairedBed extends Bed {
  /** URIs of this daemon as the other daemon reaches it: what `p2p` migration takes for its destination. */
  readonly peerUris: { readonly unix: string; readonly tcp: string; readonly tls: string };
}

/** Two hosts with a cable between them, which know each other by name and trust one authority. */
export interface LibvirtdPair extends AsyncDisposable {
  readonly source: PairedBed;
  readonly destination: PairedBed;
  /** An empty folder that both hosts have at the same path, as a network file system would give. */
  readonly sharedPath: string;
  /** Pulls the cable between the hosts, or plugs it in again. The test process still reaches both. */
  setLink(state: "up" | "down"): Promise<void>;
  stop(): Promise<void>;
}

const LINK = "pair0";

/** The last number of the pair's addresses: in the first bed's /24, next to the /30 of its own cable. */
const ends = [5, 6] as const;

async function layCable(beds: readonly [Bed, Bed]): Promise<void> {
  const network = beds[0].address.replace(/\.\d+$/, "");
  const [first, second] = beds.map((bed) => ["name", LINK, "netns", String(bed.pid)]);
  await run("ip", ["link", "add", ...first!, "type", "veth", "peer", ...second!]);
  for (const [index, bed] of beds.entries()) {
    const inside = (...args: string[]) => run("nsenter", ["-t", String(bed.pid), "--net", "ip", ...args]);
    await inside("addr", "add", `${network}.${ends[index]}/30`, "dev", LINK);
    await inside("link", "set", LINK, "up");
    const other = `${network}.${ends[1 - index]} ${beds[1 - index]!.hostname}\n`;
    await appendFile(join(bed.directory, "hosts"), other);
  }
}

const paired = (bed: Bed): PairedBed => ({
  ...bed,
  peerUris: {
    unix: bed.uri,
    tcp: `qemu+tcp://${bed.hostname}:${bed.tcp.port}/system`,
    tls: `qemu+tls://${bed.hostname}:${bed.tls.port}/system?pkipath=${bed.tls.pkiPath}`,
  },
});

/**
 * Starts two private libvirtds for migration between them. QEMU's migration streams can be encrypted too: the hosts
 * have certificates for each other's names. libvirt does not take `sharedPath` for shared storage, because it is on a
 * local file system: migration of guests whose disks are there needs the flag `unsafe`.
 *
 * @throws an Error when not run by root, or when a program is missing.
 */
export async function startLibvirtdPair(): Promise<LibvirtdPair> {
  const authority = await createTestAuthority();
  const start = () => startLibvirtd({ listen: { tcp: true, tls: { authority } } });
  const started = await Promise.allSettled([start(), start()]);
  const beds = started.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  const stop = async () => {
    await Promise.all(beds.map((bed) => bed.stop()));
  };
  try {
    const failed = started.find((result) => result.status === "rejected");
    if (failed) throw failed.reason;
    const [source, destination] = beds as [Bed, Bed];
    await layCable([source, destination]);
    const sharedPath = join(source.directory, "shared");
    await mkdir(sharedPath);
    return {
      source: paired(source),
      destination: paired(destination),
      sharedPath,
      async setLink(state) {
        await source.inside("ip", "link", "set", LINK, state);
      },
      stop,
      [Symbol.asyncDispose]: stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
