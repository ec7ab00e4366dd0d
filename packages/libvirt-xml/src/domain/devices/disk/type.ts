import { oneOf, type Open } from "../../../kit/index.ts";

/** What kind of thing a disk's data are in. */
export type DiskType = Open<"file" | "block" | "dir" | "network" | "volume" | "nvme" | "vhostuser">;

/** What kind of thing a disk's data are in, as a word. */
export const diskType = oneOf("file", "block", "dir", "network", "volume", "nvme", "vhostuser");
