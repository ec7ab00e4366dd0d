import { type LibvirtUri, parseLibvirtUri } from "@hob/libvirt";
import { openSsh } from "@hob/ssh";
import { connect } from "node:net";
import { userInfo } from "node:os";
import type { Duplex } from "node:stream";
import { DialFailed } from "../virt-errors.ts";
import type { Link } from "./link.ts";

const timeoutMs = 10_000;

/** Opens a TCP connection to an address as a host sees it: from this machine, through SSH, or over the network. */
export async function dial(link: Link, address: string, port: number): Promise<Duplex> {
  const uri = parseLibvirtUri(link.uri);
  if (uri.transport === "unix") return dialFromHere(link.name, address, port);
  if (uri.transport === "ssh") return dialBySsh(link, uri, address, port);
  const target = everywhere.has(address) ? (uri.host ?? address) : address;
  if (!isLoopback(target) || isLoopback(uri.host ?? "")) return dialFromHere(link.name, target, port);
  const reason = `only the host itself reaches it, and '${uri.transport}' forwards nothing`;
  throw new DialFailed({ host: link.name, address, port, reason });
}

const everywhere = new Set(["0.0.0.0", "::", "*"]);
const isLoopback = (address: string) => /^(127\.|::1$|localhost$)/.test(address);

function dialFromHere(host: string, address: string, port: number): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: address, port, noDelay: true });
    const fail = (reason: string, cause?: unknown) => {
      socket.destroy();
      reject(new DialFailed({ host, address, port, reason }, { cause }));
    };
    const failed = (error: Error) => fail(error.message, error);
    socket.setTimeout(timeoutMs, () => fail(`it does not answer within ${timeoutMs} ms`));
    socket.once("error", failed);
    socket.once("connect", () => {
      socket.setTimeout(0);
      socket.off("error", failed);
      resolve(socket);
    });
  });
}

/** Where the host's connections share one SSH connection, this is one more stream in it. */
async function dialBySsh(link: Link, uri: LibvirtUri, address: string, port: number): Promise<Duplex> {
  const target = {
    host: uri.host ?? "localhost",
    user: uri.user ?? userInfo().username,
    ...(uri.port !== null && { port: uri.port }),
  };
  const refuse = (error: Error) =>
    new DialFailed({ host: link.name, address, port, reason: error.message.replace(/\.$/, "") }, { cause: error });
  const signal = AbortSignal.timeout(timeoutMs);
  const connection = await openSsh(target, await link.access.ssh(), { signal }).catch((error: Error) => {
    throw refuse(error);
  });
  try {
    const stream = await connection.forwardToPort(address, port, { signal });
    stream.once("close", () => void connection.close());
    return stream;
  } catch (error) {
    await connection.close();
    throw refuse(error as Error);
  }
}
