import type { Domain } from "@hob/libvirt-xml";
import type { Bytes } from "@hob/units";

/**
 * Who carries a migration out.
 *
 * - `direct`: Hob, over its connections to both hosts. The daemons need not reach each other, only QEMU's ports.
 * - `peer-to-peer`: the source's daemon, which connects to the destination's; it goes on without Hob.
 * - `tunnelled`: likewise, and memory goes through the daemons' connection; slow, and neither copies disks nor
 *   knows post-copy.
 */
export type MigrationMode = "direct" | "peer-to-peer" | "tunnelled";

/** Disks that only the source has, and that are copied while the guest runs. */
export interface DiskCopy {
  /** Targets such as `vda`. Default: all files, block devices and volumes that the guest may write to and nobody shares. */
  readonly disks?: readonly string[];
  /** Copies only the topmost image of each disk: the images below are on the destination already. Default: false. */
  readonly incremental?: boolean;
  /**
   * What to do when the destination has a volume there already: `refuse` (default), or `overwrite` one of the same size.
   */
  readonly existing?: "refuse" | "overwrite";
  /** The destination's port for the copy. Default: libvirt chooses. */
  readonly port?: number;
  /** Where the copy goes, as the source's QEMU reaches it: `tcp://host:port`, `unix:///path`. */
  readonly uri?: string;
  /** Has the guest wait for its writes to reach the copy, so that it converges. Needs libvirt 8.0. Default: false. */
  readonly synchronousWrites?: boolean;
}

/** Memory that is fetched after the guest runs at the destination. A failure on the way then breaks the guest off. */
export interface PostCopy {
  /** `after-first-pass` (default) switches once all memory was sent once; `on-demand` when {@link MigrationJob} is told. */
  readonly start?: "after-first-pass" | "on-demand";
  /** Bytes a second after the switch. Default: no limit. */
  readonly bandwidth?: Bytes;
}

/** Compression of memory on the way. */
export interface MigrationCompression {
  /** `mt` (several threads), `xbzrle` (differences of pages), or, with parallel connections since libvirt 9.4, `zlib`, `zstd`. */
  readonly methods: readonly ("mt" | "xbzrle" | "zlib" | "zstd")[];
  /** Of `mt`: from 0, none, to 9. */
  readonly level?: number;
  /** Of `mt`: threads that compress, and that decompress. */
  readonly threads?: { readonly source?: number; readonly destination?: number };
  /** Of `xbzrle`: the cache of pages. */
  readonly cache?: Bytes;
}

/** How long the guest may stand still at the end, at first and at last. */
export interface DowntimeSteps {
  readonly fromMs: number;
  readonly toMs: number;
  /** In how many steps it is raised. */
  readonly steps: number;
  /** How long each step is tried. */
  readonly everyMs: number;
}

/** What is done when a migration takes too long. */
export interface MigrationLimit {
  readonly ms: number;
  /** `abort` (default); `pause` the guest, so that it is soon done; `post-copy` switches to it. */
  readonly action?: "abort" | "pause" | "post-copy";
}

/** How a guest is migrated; all may be left out. */
export interface MigrationOptions {
  /** Default: `direct`. */
  readonly mode?: MigrationMode;
  /** The destination's daemon as the source's reaches it. Default: the destination's own URI, if it names a host. */
  readonly destinationUri?: string;
  /** Where memory goes, as the source's QEMU reaches it: `tcp://host[:port]`, `rdma://`, `unix:///path`. */
  readonly memoryUri?: string;
  /** The address that the destination's QEMU listens on. */
  readonly listenAddress?: string;
  /** Where clients of the guest's screen are sent. */
  readonly graphicsUri?: string;

  /** Whether it runs while it moves; else it is paused. A guest that is off moves its definition. Default: true. */
  readonly live?: boolean;
  /** Leaves it paused at the destination. Default: false. */
  readonly paused?: boolean;
  /** Whether the destination stores its definition. Default: as on the source. */
  readonly persist?: boolean;
  /** Whether the source forgets its definition. Default: true. */
  readonly undefineSource?: boolean;

  /** Disks that are copied. Default: none, both hosts reach them all. */
  readonly copy?: DiskCopy;
  /** Has libvirt migrate although disks look as if they could suffer: not on shared storage, or cached. Default: false. */
  readonly unsafe?: boolean;
  /** Gives it up when a disk fails at the source. Default: false. */
  readonly abortOnError?: boolean;

  /** Its name at the destination. Default: as on the source. */
  readonly name?: string;
  /** Changes its definition for the destination: paths, networks, titles. What the guest sees must stay. */
  readonly edit?: (guest: Domain) => Domain;

  /** Encrypts memory and disks on the way; `destination` is the name in its certificate. Default: false. */
  readonly tls?: boolean | { readonly destination: string };
  readonly postCopy?: PostCopy;
  /** Slows the guest down while it writes faster than is copied: percent at first, and more each time. */
  readonly autoConverge?: true | { readonly initial?: number; readonly increment?: number };
  /** Connections that memory is sent over. */
  readonly parallel?: number;
  /** Sends memory without copying it first; needs `parallel` and libvirt 8.5. */
  readonly zeroCopy?: boolean;
  readonly compression?: MigrationCompression;
  /** Bytes a second, in whole MiB. Default: libvirt's. */
  readonly bandwidth?: Bytes;
  /** How long the guest may stand still at the end: milliseconds, or steps. Default: QEMU's 300. */
  readonly maxDowntime?: number | DowntimeSteps;
  readonly limit?: MigrationLimit;
  /** Has the guest tell its networks where it is now, by QEMU's monitor, which marks it as tainted. Default: false. */
  readonly announce?: boolean;

  /** Continues a post-copy migration that broke off. Needs libvirt 8.5. */
  readonly resume?: boolean;
  /** Looks first whether it can work, and fails with `MigrationBlocked` otherwise. Default: true. */
  readonly check?: boolean;
  /** How long a host that is lost on the way is waited for, to set right what was left. Default: 5 minutes. */
  readonly patienceMs?: number;
}
