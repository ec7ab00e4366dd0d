import { run } from "@hob/beds";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Guest } from "../index.ts";
import { diskGuest } from "./disk-guest.ts";
import type { HostedBed } from "./hosted-bed.ts";
import { removedAfterTest } from "./removed-after-test.ts";

/** Guests on a bed whose disk lies over chains of images with data. */
export function diskChains(on: HostedBed) {
  const pathOf = (name: string) => join(on.bed.poolPath, name);
  return {
    pathOf,
    /** An image of so many MiB with data at its start, over others with data of their own; all are deleted after the test. */
    async makeChain(sizeMiB: number, dataMiB: number, names: readonly string[]): Promise<readonly string[]> {
      const paths = names.map(pathOf);
      for (const [index, path] of paths.entries()) {
        const below = index === 0 ? [] : ["-F", "qcow2", "-b", paths[index - 1]!];
        const size = index === 0 ? [`${sizeMiB}M`] : [];
        await run("qemu-img", ["create", "-q", "-f", "qcow2", ...below, path, ...size]);
        for (let written = 0; written < dataMiB; written += 512) {
          const length = Math.min(512, dataMiB - written);
          await run("qemu-io", ["-f", "qcow2", "-c", `write -P ${index + 1} ${index + written}M ${length}M`, path]);
        }
      }
      onTestFinished(async () => {
        for (const path of paths) await rm(path, { force: true });
      });
      return paths;
    },
    /** A path for an image that is made in a test and deleted after it. */
    passing(name: string): string {
      onTestFinished(() => rm(pathOf(name), { force: true }));
      return pathOf(name);
    },
    /** A running guest without an operating system, whose disk is this. */
    async start(name: string, path: string, format = "qcow2"): Promise<Guest> {
      const guest = removedAfterTest(await on.host.defineGuest(diskGuest(name, [{ path, format }])));
      await guest.start();
      return guest;
    },
    /** The paths of the images of its disk. */
    paths: async (guest: Guest) => (await guest.disk("vda").chain()).images.map(({ path }) => path),
    /** The image of its disk in its stored definition. */
    stored: async (guest: Guest) => /<source file='([^']*)'/.exec(await guest.xml({ inactive: true }))?.[1],
    /** What is known of an image. */
    image: async (path: string) => JSON.parse(await run("qemu-img", ["info", "--output=json", path, "-U"])),
  };
}
