import { storagePoolGetInfo, storageVolumeLookupByPath } from "@hob/libvirt";
import type { Disk } from "@hob/libvirt-xml";
import { formatBytes } from "@hob/units";
import type { Link } from "../../host/link.ts";
import { sizeOfBytes } from "../../sizes.ts";
import type { PlannedVolume } from "../destination-volumes.ts";
import { answerOf, blocking, type Check, type Found, ok, warning } from "./check.ts";

/** Disks that the destination reaches too, or has room for. */
export const checkDisks: Check = async ({ to, options, documents: { there }, volumes }) => {
  const problems = volumes.flatMap(({ problem }) => (problem === null ? [] : [blocking(problem)]));
  const copied = new Set(volumes.map(({ target }) => target));
  const others = there.devices.disks.filter((disk) => disk.source !== undefined && !copied.has(disk.target.dev));
  const seen = await Promise.all(others.map((disk) => lookAtDisk(to, disk)));
  const cached = options.unsafe === true ? [] : others.filter(isCached).map(({ target }) => target.dev);
  return [
    ...problems,
    ...seen.flat(),
    ...cached.map((target) =>
      warning(`Disk '${target}' is cached by its host: an older QEMU does not move it safely.`),
    ),
    ...(problems.length === 0 ? await lookAtRoom(to, volumes) : []),
  ];
};

const isCached = ({ readonly, shareable, driver }: Disk) =>
  !readonly && !shareable && driver?.cache !== "none" && driver?.cache !== "directsync";

/** A disk that is not copied has to be there already. libvirt knows files only where a pool has them. */
async function lookAtDisk(to: Link, { type, source, target }: Disk): Promise<readonly Found[]> {
  const path = type === "file" ? source?.file : type === "block" ? source?.dev : undefined;
  if (path === undefined) return [];
  const found = await answerOf(to, storageVolumeLookupByPath, { path });
  if (found !== null) return [ok(`'${to.name}' has disk '${target.dev}' at '${path}' in pool '${found.volume.pool}'.`)];
  return [
    warning(`Disk '${target.dev}' is not copied, and no pool of '${to.name}' has '${path}': both must reach it.`),
  ];
}

async function lookAtRoom(to: Link, volumes: readonly PlannedVolume[]): Promise<readonly Found[]> {
  const byPool = Map.groupBy(
    volumes.flatMap(({ make, capacity }) => (make === null ? [] : [{ pool: make.pool, capacity }])),
    ({ pool }) => pool.uuid,
  );
  const found = await Promise.all(
    [...byPool.values()].map(async (group): Promise<readonly Found[]> => {
      const [first] = group;
      if (first === undefined) return [];
      const { pool } = first;
      const wanted = group.reduce((sum, { capacity }) => sum + capacity, 0);
      const room = sizeOfBytes((await to.call(storagePoolGetInfo, { pool })).available);
      const sizes = `its disks may grow to ${formatBytes(wanted)}, and ${formatBytes(room)} are free`;
      const says = `In pool '${pool.name}' of '${to.name}' ${sizes}.`;
      return [room >= wanted ? ok(says) : warning(says)];
    }),
  );
  return found.flat();
}
