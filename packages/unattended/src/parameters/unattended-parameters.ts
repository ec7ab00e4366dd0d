/** What may be asked for of an unattended installation. Absent is the default, or asked for when the installer needs it. */
export interface UnattendedParameters {
  /** IANA's name, `Europe/Berlin`. Default `UTC`. */
  readonly timezone?: string;
  /** A locale, `de_DE`; a codeset (`.UTF-8`) is dropped. Default `en_US`. */
  readonly language?: string;
  /** A locale (`de_DE`) or an X keyboard layout (`de`, `us`). Default the language's. */
  readonly keyboard?: string;
  /** A host name, with or without its domain. Default made of the system's name. */
  readonly hostname?: string;
  /** The DNS domain, where the installer asks for it apart. */
  readonly domain?: string;
  readonly adminPassword?: string;
  readonly userLogin?: string;
  readonly userPassword?: string;
  readonly userRealname?: string;
  /** Whether the user's session opens by itself. Default false. */
  readonly userAutologin?: boolean;
  /** Whether the user may administer the machine. Default true. */
  readonly userAdministrator?: boolean;
  /** Public keys that may log in as the user, or as root when there is none. */
  readonly sshKeys?: readonly string[];
  /** The disk to install on, as the installer calls it: `/dev/vda`, on Windows a drive letter. Everything on it is lost. */
  readonly targetDisk?: string;
  /** Where the installer finds the answers, as it calls it: `/dev/sr1`, on Windows a drive letter. */
  readonly scriptDisk?: string;
  readonly avatarDisk?: string;
  readonly avatarLocation?: string;
  /** For systems that register with their maker. */
  readonly regLogin?: string;
  readonly regPassword?: string;
  /** Windows: `XXXXX-XXXXX-XXXXX-XXXXX-XXXXX`. */
  readonly productKey?: string;
  /** Whether only signed drivers are installed. Default true. */
  readonly driverSigning?: boolean;
  readonly preInstallDriversDisk?: string;
  readonly preInstallDriversLocation?: string;
  readonly postInstallDriversDisk?: string;
  readonly postInstallDriversLocation?: string;
  /** Where packages come from: `http://`, `https://` or `ftp://`. Default the tree, or the maker's. */
  readonly installationUrl?: string;
}
