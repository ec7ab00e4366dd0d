import { agentAnswers, agentDisk, agentGuest, run } from "@hob/beds";
import { access } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import type { Guest } from "../index.ts";
import { diskGuest } from "./disk-guest.ts";
import type { HostedBed } from "./hosted-bed.ts";
import { removedAfterTest } from "./removed-after-test.ts";

/** Guests on a bed whose disks are written to, to be backed up. */
export function writtenGuests(on: HostedBed) {
  const pathOf = (name: string) => join(on.bed.poolPath, name);
  return {
    pathOf,
    exists: (path: string) =>
      access(path).then(
        () => true,
        () => false,
      ),
    /** The names of its checkpoints. */
    names: async (guest: Guest) => (await guest.checkpoints.list()).map(({ name }) => name),
    /** A running guest with a disk of its own, on which it writes what the test wants. */
    async startWriter(name: string): Promise<{ guest: Guest; disk: string; write: (file: string) => Promise<void> }> {
      const disk = pathOf(`${name}.qcow2`);
      await run("qemu-img", ["convert", "-O", "qcow2", await agentDisk(), disk]);
      const guest = removedAfterTest(
        await on.host.defineGuest(await agentGuest({ name, disks: [disk], network: false })),
      );
      await guest.start();
      await agentAnswers(on.bed, name);
      const agent = async (execute: string, parameters: object) => {
        const command = JSON.stringify({ execute, arguments: parameters });
        return JSON.parse(await on.bed.virsh("qemu-agent-command", name, command)).return;
      };
      return {
        guest,
        disk,
        async write(file) {
          const script = `dd if=/dev/urandom of=/data/${file} bs=64k count=64 && sync`;
          const { pid } = await agent("guest-exec", { path: "/bin/sh", arg: ["-c", script] });
          const status = () => agent("guest-exec-status", { pid });
          await expect.poll(status, { timeout: 20_000 }).toMatchObject({ exited: true, exitcode: 0 });
        },
      };
    },
    /** A guest without an operating system and with a disk full of data. */
    async startFull(name: string, sizeMiB: number): Promise<Guest> {
      const disk = pathOf(`${name}.qcow2`);
      await run("qemu-img", ["create", "-q", "-f", "qcow2", disk, `${sizeMiB}M`]);
      await run("qemu-io", ["-f", "qcow2", "-c", `write -P 5 0 ${sizeMiB}M`, disk]);
      const guest = removedAfterTest(await on.host.defineGuest(diskGuest(name, [{ path: disk }])));
      await guest.start();
      return guest;
    },
  };
}
