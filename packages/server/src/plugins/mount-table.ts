import { defineError } from "@hob/errors";
import type { Handlers, OpenSocket } from "@hob/plugin-api";
import type { ResourceDeclaration } from "@hob/resources";
import { operationsOf } from "@hob/resources";

/** A resource with its handlers, ready to be called. */
export interface MountedResource {
  readonly resource: ResourceDeclaration;
  readonly handlers: Handlers<any>;
}

/** What one owner (a plugin, or `hob` itself) adds to the server while it is enabled. */
export interface Mount {
  readonly owner: string;
  readonly permissions: Readonly<Record<string, string>>;
  readonly resources: readonly MountedResource[];
  readonly sockets: readonly { readonly name: string; open(socket: OpenSocket): Promise<void> }[];
}

/** Two plugins want the same name in the API. */
export const MountConflict = defineError("server.mount-conflict", {
  kind: "conflict",
  message: (d: { what: string; name: string; owner: string; other: string }) =>
    `The ${d.what} '${d.name}' of '${d.owner}' is served by '${d.other}' already.`,
});

/** Everything that is served right now: routes, sockets, permissions and events are made from this table alone. */
export class MountTable {
  readonly #mounts = new Map<string, Mount>();
  readonly #listeners = new Set<() => void>();

  /** @throws MountConflict when a name is taken; nothing is added then. */
  add(mount: Mount): void {
    for (const { resource } of mount.resources) {
      const other = this.#ownerOf((m) => m.resources.some((r) => r.resource.name === resource.name));
      if (other) throw new MountConflict({ what: "resource", name: resource.name, owner: mount.owner, other });
    }
    for (const { name } of mount.sockets) {
      const other = this.#ownerOf((m) => m.sockets.some((s) => s.name === name));
      if (other) throw new MountConflict({ what: "socket", name, owner: mount.owner, other });
    }
    this.#mounts.set(mount.owner, mount);
    this.#changed();
  }

  remove(owner: string): void {
    if (this.#mounts.delete(owner)) this.#changed();
  }

  get resources(): readonly MountedResource[] {
    return [...this.#mounts.values()].flatMap((mount) => mount.resources);
  }

  resource(name: string): MountedResource | undefined {
    return this.resources.find((mounted) => mounted.resource.name === name);
  }

  socket(name: string): Mount["sockets"][number] | undefined {
    return [...this.#mounts.values()].flatMap((mount) => mount.sockets).find((socket) => socket.name === name);
  }

  /** Every permission that is declared or asked for by an operation. */
  get permissions(): ReadonlySet<string> {
    const declared = [...this.#mounts.values()].flatMap((mount) => Object.keys(mount.permissions));
    const asked = this.resources.flatMap(({ resource }) => operationsOf(resource).map((operation) => operation.allow));
    return new Set([...declared, ...asked.filter((name) => name !== "anyone" && name !== "signed-in")]);
  }

  /** Hears of every change of the table. @returns stop listening. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #ownerOf(matches: (mount: Mount) => boolean): string | undefined {
    return [...this.#mounts.values()].find(matches)?.owner;
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
