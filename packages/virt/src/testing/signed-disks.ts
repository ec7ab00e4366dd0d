import { run } from "@hob/beds";
import { access } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import type { Guest, SnapshotNode } from "../index.ts";
import { diskGuest, type DiskGuestParts } from "./disk-guest.ts";
import type { HostedBed } from "./hosted-bed.ts";
import { removedAfterTest } from "./removed-after-test.ts";

/** Guests on a bed whose disks bear signs of the time, by which it is seen what a snapshot has kept. */
export function signedDisks(on: HostedBed) {
  const pathOf = (name: string) => join(on.bed.poolPath, name);
  /** The file that the guest writes to. */
  const topOf = async (guest: Guest): Promise<string> => (await guest.disk("vda").chain()).images[0]!.path!;
  return {
    pathOf,
    topOf,
    exists: (path: string) =>
      access(path).then(
        () => true,
        () => false,
      ),
    /** A guest without an operating system, with disks and a password. */
    async define(
      name: string,
      { format = "qcow2", disks = 1, sizeMiB = 16, ...parts }: SignedGuest = {},
    ): Promise<Guest> {
      const paths = Array.from({ length: disks }, (_, index) => pathOf(`${name}${index || ""}.${format}`));
      for (const path of paths) await run("qemu-img", ["create", "-q", "-f", format, path, `${sizeMiB}M`]);
      const images = paths.map((path) => ({ path, format }));
      const devices = "<graphics type='vnc' passwd='secret'/>";
      return removedAfterTest(await on.host.defineGuest(diskGuest(name, images, { devices, ...parts })));
    },
    /** Writes a byte all over the first MiB of a guest that is off, as a sign of the time. */
    async mark(guest: Guest, sign: number): Promise<void> {
      await run("qemu-io", ["-f", "qcow2", "-c", `write -P ${sign} 0 1M`, await topOf(guest)]);
    },
    /** Whether a guest that is off has the sign. */
    async expectMark(guest: Guest, sign: number): Promise<void> {
      const said = await run("qemu-io", ["-f", "qcow2", "-c", `read -P ${sign} 0 1M`, await topOf(guest)]);
      expect(said).not.toContain("verification failed");
    },
    namesIn,
  };
}

/** What is special about a guest. */
export interface SignedGuest extends DiskGuestParts {
  /** Of its disks. Default `qcow2`. */
  readonly format?: string;
  /** How many there are. Default: 1. */
  readonly disks?: number;
  /** How large they are. Default: 16. */
  readonly sizeMiB?: number;
}

/** The names in a tree of snapshots, each with those on top of it. */
const namesIn = (nodes: readonly SnapshotNode[]): unknown[] =>
  nodes.map(({ snapshot, children }) => (children.length === 0 ? snapshot.name : [snapshot.name, namesIn(children)]));
