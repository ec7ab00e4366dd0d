import type { Socket } from "node:net";
import { Transform } from "node:stream";
import { openProxySocket } from "./proxy-socket.ts";
import {
  HEADER_LENGTH,
  readRpcHeader,
  RPC_PROGRAM,
  RPC_STATUS,
  RPC_TYPE,
  rpcErrorReply,
  RpcFrameSplitter,
  type RpcHeader,
} from "./rpc-frame.ts";

/** What a daemon of another version is to look like. */
export interface VersionProxyOptions {
  /** The real daemon's socket. */
  readonly socket: string;
  /** Version of libvirt that it names, such as `8.0.0`. Default: its own. */
  readonly libvirtVersion?: string;
  /** Version of the hypervisor that it names. Default: the real one. */
  readonly hypervisorVersion?: string;
  /**
   * Which calls it does not know: numbers of the remote program, or a function that is asked. Numbers grow with
   * libvirt's versions, so `(program, procedure) => procedure > 438` is a daemon of the version that 438 was added in.
   * Default: none.
   */
  readonly unknown?: readonly number[] | ((program: number, procedure: number) => boolean);
}

/** A socket before a daemon, which then seems to be of another version. */
export interface VersionProxy extends AsyncDisposable {
  readonly socket: string;
  /** URI of the QEMU driver behind it. */
  readonly uri: string;
  close(): Promise<void>;
}

/** @source libvirt, src/remote/remote_protocol.x */
const PROCEDURE = { connectGetVersion: 4, connectGetLibVersion: 157 } as const;

/** @source libvirt, src/rpc/virnetserverprogram.c: the answer to a procedure that is not in its table */
const UNKNOWN = { code: 39, domain: 7 } as const;

/** As libvirt counts: a million per major version, a thousand per minor one. */
function versionNumber(version: string): bigint {
  const match = /^(\d+)\.(\d+)\.(\d+)$/.exec(version);
  if (!match) throw new Error(`'${version}' is no version: three numbers with dots are, such as 8.0.0.`);
  const [, major, minor, micro] = match;
  return BigInt(Number(major) * 1_000_000 + Number(minor) * 1_000 + Number(micro));
}

/** Passes whole messages through `change`, which may hold one back. */
function eachFrame(change: (frame: Buffer, header: RpcHeader | undefined) => Buffer | undefined): Transform {
  const splitter = new RpcFrameSplitter();
  return new Transform({
    transform(bytes: Buffer, _, done) {
      for (const frame of splitter.push(bytes)) {
        const changed = change(frame, readRpcHeader(frame));
        if (changed !== undefined) this.push(changed);
      }
      done();
    },
  });
}

/** A reply that is nothing but a version, with another one in it. */
function withVersion(reply: Buffer, version: bigint): Buffer {
  const copy = Buffer.from(reply);
  copy.writeBigUInt64BE(version, HEADER_LENGTH);
  return copy;
}

function serve(client: Socket, daemon: Socket, options: VersionProxyOptions): void {
  const { unknown = [] } = options;
  const isUnknown =
    typeof unknown === "function"
      ? unknown
      : (program: number, procedure: number) => program === RPC_PROGRAM.remote && unknown.includes(procedure);
  const versions = new Map<number, bigint>();
  if (options.libvirtVersion) versions.set(PROCEDURE.connectGetLibVersion, versionNumber(options.libvirtVersion));
  if (options.hypervisorVersion) versions.set(PROCEDURE.connectGetVersion, versionNumber(options.hypervisorVersion));

  const calls = eachFrame((frame, header) => {
    if (header?.type !== RPC_TYPE.call || !isUnknown(header.program, header.procedure)) return frame;
    client.write(rpcErrorReply(header, { ...UNKNOWN, message: `unknown procedure: ${header.procedure}` }));
    return undefined;
  });
  const replies = eachFrame((frame, header) => {
    const version = header?.program === RPC_PROGRAM.remote ? versions.get(header.procedure) : undefined;
    const isReply = header?.type === RPC_TYPE.reply && header.status === RPC_STATUS.ok;
    return version !== undefined && isReply ? withVersion(frame, version) : frame;
  });
  client.pipe(calls).pipe(daemon);
  daemon.pipe(replies).pipe(client);
  client.on("close", () => daemon.destroy());
  daemon.on("close", () => client.destroy());
}

/**
 * Makes a daemon seem to be of another version: it names that version, and answers calls that it is not to know as a
 * daemon does which has never heard of them.
 *
 * @throws an Error when a version is not three numbers with dots.
 */
export async function startVersionProxy(options: VersionProxyOptions): Promise<VersionProxy> {
  for (const version of [options.libvirtVersion, options.hypervisorVersion]) if (version) versionNumber(version);
  const proxy = await openProxySocket(options.socket, (client, connectTarget) => {
    serve(client, connectTarget(), options);
  });
  return {
    socket: proxy.path,
    uri: `qemu+unix:///system?socket=${proxy.path}`,
    close: proxy.close,
    [Symbol.asyncDispose]: proxy.close,
  };
}
