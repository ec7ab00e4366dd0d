import { attribute, children, element, type Element, integer, leaf, required, within } from "../kit/index.ts";

/** A server that a pool is kept on. */
export interface PoolHost {
  readonly name: string;
  readonly port?: number;
}

/** A device that a pool is made of. */
export interface PoolDevice {
  readonly path: string;
}

/** Where a pool's data come from. */
export interface StoragePoolSource {
  readonly hosts: readonly PoolHost[];
  readonly devices: readonly PoolDevice[];
  readonly dir?: string;
  readonly name?: string;
  readonly format?: string;
}

const poolHost: Element<PoolHost> = element("host", {
  name: required(attribute("name")),
  port: attribute("port", integer),
});

const poolDevice: Element<PoolDevice> = element("device", { path: required(attribute("path")) });

/** `<pool><source>`. */
export const storagePoolSource: Element<StoragePoolSource> = element("source", {
  hosts: children(poolHost),
  devices: children(poolDevice),
  dir: within("dir", attribute("path")),
  name: leaf("name"),
  format: within("format", attribute("type")),
});
