import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openNamespaces } from "./bed-namespaces.ts";
import { libvirtdScript } from "./bed-scripts.ts";
import { claimSlot } from "./bed-slot.ts";
import { openCapabilityCache } from "./capability-cache.ts";
import { type Daemon, startDaemon } from "./daemon.ts";
import { writeLibvirtdFiles } from "./libvirtd-files.ts";
import {
  type Listeners,
  type ListenOptions,
  planListeners,
  type TcpEndpoint,
  type TlsEndpoint,
} from "./libvirtd-listeners.ts";
import { run } from "./run.ts";
import type { CertificateRequest } from "./test-authority.ts";

/** How a bed differs from a plain one. */
export interface BedOptions {
  /** Whether the NAT network `default` is there and started. Default: true. */
  readonly defaultNetwork?: boolean;
  /**
   * Whether the bed sees the machine's `/dev/kvm`. Default: false, so that every machine behaves the same: there are
   * machines that open `/dev/kvm` and then hang.
   */
  readonly kvm?: boolean;
  /**
   * Whether the bed has control groups: QEMU guests can then be weighed and limited, and containers started at `lxcUri`.
   * Default: false.
   */
  readonly cgroups?: boolean;
  /** Listeners besides the unix socket. Default: none. */
  readonly listen?: ListenOptions;
  /** How many connections libvirtd takes at a time. Default: libvirt's own, 5000. */
  readonly maximumClients?: number;
}

/** A libvirtd of its own, with QEMU in software emulation, that touches nothing of the machine's libvirt. */
export interface Bed extends AsyncDisposable {
  /** The daemon's read-write socket. */
  readonly socket: string;
  /** URI of the QEMU driver. */
  readonly uri: string;
  /** URI of the LXC driver; containers start only with `cgroups`. */
  readonly lxcUri: string;
  /** An empty folder, at the same path inside and outside the bed. */
  readonly poolPath: string;
  /** The bed's folder; `libvirtd.log` is in it. */
  readonly directory: string;
  /** Address on which guests' VNC servers listen; this process reaches it. */
  readonly address: string;
  readonly hostname: string;
  /** The TCP listener. @throws an Error when the bed was started without. */
  readonly tcp: TcpEndpoint;
  /** The TLS listener. @throws an Error when the bed was started without. */
  readonly tls: TlsEndpoint;
  /** The bed's first process: `nsenter -t PID --net …` looks inside. */
  readonly pid: number;
  /** URI of libvirt's test driver in this daemon: its `default` node, or the one described by a file. */
  testUri(nodeXmlPath?: string): string;
  /** Runs `virsh` against the bed and returns what it printed, without the newlines at the end. */
  virsh(...args: string[]): Promise<string>;
  /** Defines a domain from XML, by `virsh`. */
  define(domainXml: string): Promise<void>;
  /** Runs a program inside the bed's namespaces and returns what it printed. */
  inside(program: string, ...args: string[]): Promise<string>;
  /** Ends libvirtd only; guests run on. Default: asked to end, as a package upgrade does; SIGKILL is a crash. */
  stopDaemon(signal?: "SIGTERM" | "SIGKILL"): Promise<void>;
  /** Starts libvirtd again; it finds the guests that run. */
  startDaemon(): Promise<void>;
  /**
   * Stops libvirtd where it is (SIGSTOP), so that it is silent and its sockets fill; guests run on. The signal is sent before
   * this returns, and fulfilled when all threads stand still. It can be ended as it is.
   */
  pauseDaemon(): Promise<void>;
  /** Has libvirtd go on where it was paused. */
  resumeDaemon(): void;
  /** How libvirtd ended by itself, as a shell tells it: 139 is a segmentation fault. Null when it has not. */
  daemonExitCode(): number | null;
  /** Ends everything and removes every trace. */
  stop(): Promise<void>;
}

function noListener(kind: "tcp" | "tls"): never {
  throw new Error(`This bed does not listen by ${kind}; start it with startLibvirtd({ listen: { ${kind}: true } }).`);
}

/**
 * Starts a private libvirtd. Call `stop()`, or declare it with `await using`; when the process is killed, the bed goes too.
 *
 * @throws an Error when not run by root, or when a program is missing.
 */
export async function startLibvirtd(options: BedOptions = {}): Promise<Bed> {
  if (process.getuid?.() !== 0) throw new Error("A test bed needs root: it makes namespaces and network links.");
  const { kvm = false, defaultNetwork = true, cgroups = false, maximumClients = 5000, listen = {} } = options;
  const cache = await openCapabilityCache(kvm);
  const slot = await claimSlot();
  let listeners!: Listeners;
  const namespaces = await openNamespaces(
    slot,
    libvirtdScript(cgroups),
    async () => {
      listeners = await planListeners(slot, listen);
      await writeLibvirtdFiles(slot, { kvm, defaultNetwork, cgroups, maximumClients, ...listeners });
      await listeners.write();
    },
    { cgroups },
  );
  const capabilities = join(slot.directory, "cache", "qemu", "capabilities");
  const socket = join(slot.directory, "sock", "libvirt-sock");
  const uri = `qemu+unix:///system?socket=${socket}`;
  let daemon: Daemon | undefined;
  const stop = async () => {
    if (existsSync(capabilities)) await cache.save(capabilities);
    await namespaces.close();
  };
  const bed: Bed = {
    socket,
    uri,
    lxcUri: `lxc+unix:///system?socket=${socket}`,
    poolPath: join(slot.directory, "pool"),
    directory: slot.directory,
    address: slot.address,
    hostname: slot.link,
    pid: namespaces.pid,
    get tcp() {
      return listeners.tcp ?? noListener("tcp");
    },
    get tls() {
      const tls = listeners.tls ?? noListener("tls");
      return {
        ...tls,
        async present(server: CertificateRequest) {
          await listeners.writeServer(server);
          await bed.stopDaemon();
          await bed.startDaemon();
        },
      };
    },
    testUri: (node = "/default") => `test+unix://${node}?socket=${socket}`,
    virsh: async (...args) => (await run("virsh", ["--quiet", "--connect", uri, ...args])).trimEnd(),
    async define(domainXml) {
      const file = join(slot.directory, `${randomUUID()}.xml`);
      await writeFile(file, domainXml);
      await bed.virsh("define", file);
      await rm(file);
    },
    inside: (program, ...args) => run("nsenter", [...namespaces.enter, program, ...args]),
    async stopDaemon(signal = "SIGTERM") {
      await daemon?.stop(signal);
      daemon = undefined;
    },
    async startDaemon() {
      daemon ??= await startDaemon(namespaces, slot.directory, { listen: Boolean(listen.tcp ?? listen.tls), cgroups });
    },
    async pauseDaemon() {
      await daemon?.pause();
    },
    resumeDaemon: () => daemon?.resume(),
    daemonExitCode: () => daemon?.exitCode() ?? null,
    stop,
    [Symbol.asyncDispose]: stop,
  };
  try {
    await cache.load(capabilities);
    await bed.startDaemon();
    if (cache.empty) {
      await bed.virsh("capabilities");
      await cache.save(capabilities);
    }
    return bed;
  } catch (error) {
    await bed.stop();
    throw error;
  }
}
