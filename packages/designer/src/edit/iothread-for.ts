import type { Disk, Domain } from "@hob/libvirt-xml";

/** A guest's I/O threads after a disk was added, and the thread that serves it. */
export interface IothreadFor {
  readonly threads: Pick<Domain, "iothreads" | "iothreadids">;
  readonly id: number;
}

/**
 * The thread for a disk that shall have one: of its own where that is asked for, else the guest's threads in turn.
 *
 * @param isOwn whether it is one more in any case.
 */
export function iothreadFor({ iothreads, iothreadids, devices }: Domain, isOwn: boolean): IothreadFor {
  const listed = iothreadids?.map(({ id }) => id) ?? [];
  const count = Math.max(iothreads ?? 0, listed.length);
  const ids = listed.length > 0 ? listed : Array.from({ length: count }, (_, index) => index + 1);
  const kept = {
    ...(iothreads === undefined ? {} : { iothreads }),
    ...(iothreadids === undefined ? {} : { iothreadids }),
  };
  const served = devices.disks.filter(({ driver }: Disk) => driver?.iothread !== undefined).length;
  const shared = ids[served % Math.max(ids.length, 1)];
  if (!isOwn && shared !== undefined) return { threads: kept, id: shared };
  const id = Math.max(0, ...ids) + 1;
  return {
    threads: {
      iothreads: count + 1,
      ...(iothreadids === undefined ? {} : { iothreadids: [...iothreadids, { id }] }),
    },
    id,
  };
}
