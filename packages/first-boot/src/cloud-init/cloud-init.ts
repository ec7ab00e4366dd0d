import type { Network } from "../network/network.ts";
import type { CloudDefaultUser, CloudRoot, CloudUser } from "./cloud-users.ts";

/** A file that is written into the guest. */
export interface CloudFile {
  /** Absolute. */
  readonly path: string;
  readonly content: string;
  /** `base64` when `content` is that of bytes. Default `text`. */
  readonly encoding?: "text" | "base64" | undefined;
  /** `user:group`. Default `root:root`. */
  readonly owner?: string | undefined;
  /** Octal digits: `0644`, which is the default. */
  readonly permissions?: string | undefined;
  /** Whether it is written behind what the file has. Default false. */
  readonly isAppended?: boolean | undefined;
  /** Whether it is written last, when users and packages are there. Default false. */
  readonly isDeferred?: boolean | undefined;
  /** Whether no preview may show it. Default false. */
  readonly isSecret?: boolean | undefined;
}

/** A command: an array is run as it is, a text by `sh`. */
export type CloudCommand = string | readonly string[];

/** Texts of the user's own, in what each reader takes. */
export interface CloudRaw {
  /**
   * Any kind of user data: `#cloud-config`, a script, `#include`, MIME. With typed settings beside it both go into one MIME
   * document, this one last.
   */
  readonly userData?: string | undefined;
  /**
   * What happens to a key of `userData` that typed settings have too: it takes their place (`replace`, default), or lists
   * grow and dictionaries are joined (`append`).
   */
  readonly userDataMerge?: "replace" | "append" | undefined;
  readonly vendorData?: string | undefined;
  /** A YAML mapping; its keys win over the ones made here. */
  readonly metaData?: string | undefined;
  /** In place of `network`: for NoCloud version 1 or 2, for ConfigDrive OpenStack's `network_data.json`. */
  readonly networkConfig?: string | undefined;
}

/** First boot by cloud-init. Everything is optional; what is absent is left to the image. */
export interface CloudInit {
  readonly kind: "cloud-init";
  /** `nocloud` (default): a medium with the label `cidata`. `configdrive`: OpenStack's, with the label `config-2`. */
  readonly datasource?: "nocloud" | "configdrive" | undefined;
  /** Another id makes cloud-init run anew. Default: made from the content. Give the guest's UUID. */
  readonly instanceId?: string | undefined;
  readonly hostname?: string | undefined;
  readonly fqdn?: string | undefined;
  /** Users besides the image's own. */
  readonly users?: readonly CloudUser[] | undefined;
  /** The image's own user (`debian`, `ubuntu`, `fedora`). Made when it is named here, or when `users` is empty. */
  readonly defaultUser?: CloudDefaultUser | undefined;
  readonly root?: CloudRoot | undefined;
  /** Whether SSH takes passwords. Default: as in the image. */
  readonly sshPasswordLogin?: boolean | undefined;
  /** `Europe/Berlin`. */
  readonly timezone?: string | undefined;
  /** `de_DE.UTF-8`. */
  readonly locale?: string | undefined;
  readonly keyboard?: CloudKeyboard | undefined;
  readonly packages?: readonly string[] | undefined;
  /** Whether the lists of packages are fetched first. */
  readonly updatePackages?: boolean | undefined;
  readonly upgradePackages?: boolean | undefined;
  readonly files?: readonly CloudFile[] | undefined;
  /** Early, at every boot. */
  readonly bootCommands?: readonly CloudCommand[] | undefined;
  /** Late, at the first boot. */
  readonly runCommands?: readonly CloudCommand[] | undefined;
  readonly ntp?: { readonly servers?: readonly string[]; readonly pools?: readonly string[] } | undefined;
  /** Certificates in PEM. */
  readonly trustedCertificates?: readonly string[] | undefined;
  /** Whether the root partition and its file system grow to the disk's size. Default: as in the image, mostly yes. */
  readonly growRoot?: boolean | undefined;
  readonly swap?: CloudSwap | undefined;
  readonly powerState?: CloudPowerState | undefined;
  /** Whether cloud-init stays away from the second boot on. Default false. */
  readonly disableAfterFirstBoot?: boolean | undefined;
  readonly network?: Network | undefined;
  readonly raw?: CloudRaw | undefined;
}

export interface CloudKeyboard {
  /** `de`. */
  readonly layout: string;
  /** Default `pc105`. */
  readonly model?: string | undefined;
  readonly variant?: string | undefined;
  readonly options?: string | undefined;
}

export interface CloudSwap {
  /** In bytes, or as much as cloud-init finds right for the memory. */
  readonly size: number | "auto";
  /** In bytes: no more than this when `auto`. */
  readonly maximum?: number | undefined;
  /** Default `/swap.img`. */
  readonly path?: string | undefined;
}

/** What happens when all is done. */
export interface CloudPowerState {
  readonly mode: "poweroff" | "reboot" | "halt";
  /** In minutes. Default 0. */
  readonly delay?: number | undefined;
  readonly message?: string | undefined;
}
