import * as auth from "./auth.ts";
import * as connect from "./connect.ts";
import * as domainEvents from "./domain-events.ts";
import * as domain from "./domain.ts";
import * as network from "./network.ts";
import * as storagePool from "./storage-pool.ts";
import * as storageVolume from "./storage-volume.ts";

let names: Map<number, string> | undefined;

/** What a procedure is called in messages: the name it is exported by, with its number. */
export function procedureName(number: number): string {
  names ??= new Map(
    [auth, connect, domainEvents, domain, network, storagePool, storageVolume].flatMap((noun) =>
      Object.entries(noun).flatMap(([name, value]): [number, string][] =>
        typeof value === "object" && "number" in value ? [[value.number, name]] : [],
      ),
    ),
  );
  const name = names.get(number);
  return name === undefined ? `procedure ${number}` : `${name} (${number})`;
}
