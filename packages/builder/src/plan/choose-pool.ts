import type { Host } from "@hob/virt";
import { defaultPoolName, defaultPoolPath } from "../storage/default-pool.ts";
import { allPoolDetails } from "../storage/pool-details.ts";
import { unknownPool } from "./unknown-names.ts";

/** The pool that the disk goes into. */
export interface ChosenPool {
  readonly name: string;
  readonly type: string;
  readonly path: string | null;
  /** Whether it has to be made. */
  readonly isNew: boolean;
  /** Free bytes; null when it is not known until the pool runs. */
  readonly available: number | null;
}

/** The pool that was asked for; else `default`, or the pool in its place, or a new one. @throws UnknownPool */
export async function choosePool(host: Host, asked: string | undefined): Promise<ChosenPool> {
  const name = asked ?? defaultPoolName;
  const pools = await allPoolDetails(host);
  const isDefault = name === defaultPoolName;
  const found =
    pools.find(({ pool }) => pool.name === name) ??
    (isDefault ? pools.find(({ path }) => path === defaultPoolPath) : undefined);
  if (found) {
    const { state, available } = await found.pool.info();
    const { type, path } = found;
    return { name: found.pool.name, type, path, isNew: false, available: state === "inactive" ? null : available };
  }
  if (!isDefault) throw await unknownPool(host, name);
  return { name, type: "dir", path: defaultPoolPath, isNew: true, available: null };
}
