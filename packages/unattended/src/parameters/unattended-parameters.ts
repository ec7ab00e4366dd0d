/** What may be asked for of an unattended installation. Absent is the default, or refused when the installer needs it. */
export interface UnattendedParameters {
  /** IANA's name, `Europe/Berlin`. Default `UTC`. */
  readonly timezone?: string;
  /** A locale, `de_DE`; `de`, `de-DE` and `de_DE.UTF-8` are understood. Default the medium's only one, else `en_US`. */
  readonly language?: string;
  /** A locale (`de_DE`) or an X keyboard layout (`de`, `ch (fr)`). Default the language's. */
  readonly keyboard?: string;
  /** A host name, with or without its domain. Default the guest's name, else the system's. */
  readonly hostname?: string;
  /** The DNS domain. Default what follows the first dot of the host name. */
  readonly domain?: string;
  readonly adminPassword?: string;
  readonly userLogin?: string;
  readonly userPassword?: string;
  /** Default the login. */
  readonly userRealname?: string;
  /** Whether the user's session opens by itself. Default false. */
  readonly userAutologin?: boolean;
  /** Whether the user may administer the machine. Default true. */
  readonly userAdministrator?: boolean;
  /** Packages beside the profile's. Default the SSH server and QEMU's guest agent; none for an empty list. */
  readonly packages?: readonly string[];
  /** Public keys that may log in as the user, or as root when there is none. */
  readonly sshKeys?: readonly string[];
  /** The disk to install on, as the installer calls it: `/dev/vda`, on Windows a letter. Everything on it is lost. */
  readonly targetDisk?: string;
  /** Where the installer finds the answers, as it calls it: `/dev/sr1`, on Windows a letter. */
  readonly scriptDisk?: string;
  readonly avatarDisk?: string;
  readonly avatarLocation?: string;
  /** For systems that register with their maker. */
  readonly regLogin?: string;
  readonly regPassword?: string;
  /** `XXXXX-XXXXX-XXXXX-XXXXX-XXXXX`; small letters, and missing hyphens, are understood. */
  readonly productKey?: string;
  /** Windows: which of the medium's editions, by name (`Windows 11 Pro`) or number. Default what the key is for. */
  readonly edition?: string;
  /** Whether only signed drivers are installed. Default true. */
  readonly driverSigning?: boolean;
  readonly preInstallDriversDisk?: string;
  readonly preInstallDriversLocation?: string;
  readonly postInstallDriversDisk?: string;
  readonly postInstallDriversLocation?: string;
  /** Where packages come from: `http://`, `https://` or `ftp://`. Default the tree, or the maker's. */
  readonly installationUrl?: string;
  /** Whether packages are taken without a valid signature, as from a mirror of one's own. Default false. */
  readonly allowUnsigned?: boolean;
}
