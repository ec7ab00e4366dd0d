import { Fault, type FaultOptions } from "./fault.ts";
import { FaultyPump } from "./faulty-pump.ts";
import { openProxySocket } from "./proxy-socket.ts";

/** What becomes of a client that comes: it is served, left without a word, or closed at once. */
export type Welcome = "serve" | "leave" | "close";

/** A socket before a daemon, on whose connections faults happen where a test wants them. */
export interface FaultyProxy extends AsyncDisposable {
  readonly socket: string;
  /** URI of the QEMU driver behind it. */
  readonly uri: string;
  /** How many clients are connected. */
  readonly connections: number;
  /** What becomes of the next clients. Default: `serve`. */
  welcome: Welcome;
  /** Asks for a fault. Without a place it happens to every connection at once. */
  inject(fault: FaultOptions): Fault;
  /** Looks like a daemon that hangs: bytes are swallowed both ways, and new clients are left without a word. */
  hold(): void;
  /** New clients are served again; those that were held stay without a word. */
  release(): void;
  /** Ends every connection. Default for clients to come: as before. */
  cut(): void;
  close(): Promise<void>;
}

/** Puts a socket before the one of a daemon; it passes all on until faults are asked for. */
export async function startFaultyProxy({ socket }: { readonly socket: string }): Promise<FaultyProxy> {
  const faults = new Set<Fault>();
  const pumps = new Map<Fault["direction"], Set<FaultyPump>>([
    ["to-daemon", new Set()],
    ["to-client", new Set()],
  ]);
  let welcome: Welcome = "serve";
  let connections = 0;
  const proxy = await openProxySocket(socket, (client, connectTarget) => {
    if (welcome === "close") return client.destroy();
    connections += 1;
    client.once("close", () => (connections -= 1));
    if (welcome === "leave") return undefined;
    const daemon = connectTarget();
    for (const [direction, own] of pumps) {
      const [from, to] = direction === "to-daemon" ? [client, daemon] : [daemon, client];
      const pump = new FaultyPump(from, to, direction, faults);
      own.add(pump);
      from.once("close", () => {
        own.delete(pump);
        void pump.heard().then(() => to.destroy());
      });
    }
    return undefined;
  });
  const inject = (options: FaultOptions) => {
    const fault = new Fault(options);
    const open = pumps.get(fault.direction)!;
    if (fault.at === undefined) for (const pump of open) pump.now(fault);
    else {
      faults.add(fault);
      void fault.lifted.then(() => faults.delete(fault));
      if ("byte" in fault.at) for (const pump of open) pump.expect(fault, fault.at.byte);
    }
    return fault;
  };
  return {
    socket: proxy.path,
    uri: `qemu+unix:///system?socket=${proxy.path}`,
    get connections() {
      return connections;
    },
    get welcome() {
      return welcome;
    },
    set welcome(value) {
      welcome = value;
    },
    inject,
    hold() {
      welcome = "leave";
      for (const direction of pumps.keys()) inject({ direction, action: "swallow" });
    },
    release() {
      welcome = "serve";
    },
    cut: () => void inject({ direction: "to-client", action: "cut" }),
    close: proxy.close,
    [Symbol.asyncDispose]: proxy.close,
  };
}
