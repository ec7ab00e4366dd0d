import { mkdtemp, rm } from "node:fs/promises";
import { connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A socket that stands before another and can stop passing bytes on, as a daemon that hangs does. */
export interface HoldableSocket {
  readonly path: string;
  /** From now on bytes are swallowed and new connections are left unanswered. */
  hold(): void;
  /** New connections are served again; those that were held stay silent. */
  release(): void;
  close(): Promise<void>;
}

/** Puts a holdable socket before the one at `target`. */
export async function holdableSocket(target: string): Promise<HoldableSocket> {
  const directory = await mkdtemp(join(tmpdir(), "hob-held-"));
  const path = join(directory, "sock");
  const open = new Set<Socket>();
  let held = false;
  const server = createServer((client) => {
    open.add(client);
    // The far end may go while bytes are on their way; what matters is what the client sees.
    client.on("error", () => client.destroy());
    if (held) return;
    const daemon = connect(target);
    open.add(daemon);
    daemon.on("error", () => client.destroy());
    client.on("data", (bytes) => held || daemon.write(bytes));
    daemon.on("data", (bytes) => held || client.write(bytes));
    client.on("close", () => daemon.destroy());
    daemon.on("close", () => held || client.destroy());
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  return {
    path,
    hold() {
      held = true;
    },
    release() {
      held = false;
    },
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
      await rm(directory, { recursive: true });
    },
  };
}
