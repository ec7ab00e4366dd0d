import type { OperatingSystem } from "@hob/osinfo";
import { windowsArch } from "../windows/windows-edition.ts";

/** Which drivers of a virtio-win image a Windows takes. */
export interface VirtioWin {
  /** Directories of drivers that the installer takes before it copies the system, with `\`. */
  readonly directories: readonly string[];
  /** The one directory that holds the drivers of storage together; null when there is none. */
  readonly storage: string | null;
  /** Devices that these bring: disks and networks. */
  readonly preInstalled: readonly string[];
  /** Devices that the guest tools bring, when the system has been copied. */
  readonly postInstalled: readonly string[];
  /** The installer of the drivers, and the one of the guest agent; null where the image has none for the architecture. */
  readonly tools: { readonly drivers: string; readonly agent: string } | null;
}

/** Directories of a virtio-win image by short id. @source the image's own layout, releases 0.1.171 to 0.1.266 */
const releases: Readonly<Record<string, string>> = {
  win7: "w7",
  win8: "w8",
  "win8.1": "w8.1",
  win10: "w10",
  win11: "w11",
  win2k8: "2k8",
  win2k8r2: "2k8R2",
  win2k12: "2k12",
  win2k12r2: "2k12R2",
  win2k16: "2k16",
  win2k19: "2k19",
  win2k22: "2k22",
  win2k25: "2k25",
};

const pci = (...ids: readonly string[]): string[] => ids.map((id) => `http://pcisig.com/pci/${id}`);

/** virtio-blk, virtio-scsi and virtio-net, as of virtio 0.9 and 1.0. */
const preInstallable = pci("1af4/1001", "1af4/1042", "1af4/1004", "1af4/1048", "1af4/1000", "1af4/1041");

/** Balloon, console, RNG, input, GPU, file systems, and QXL. */
const postInstallable = pci(
  ...["1af4/1002", "1af4/1045", "1af4/1003", "1af4/1043", "1af4/1005", "1af4/1044"],
  ...["1af4/1052", "1af4/1050", "1af4/105a", "1b36/0100"],
);

const before10 = new Set(["w7", "w8", "w8.1", "2k8", "2k8R2", "2k12", "2k12R2"]);
const onlyFrom10 = new Set(pci("1af4/1050", "1af4/105a", "1af4/1052"));

/** What a virtio-win image has for a system; null when it has nothing. */
export function virtioWinFor(os: Pick<OperatingSystem, "shortId">, arch: string): VirtioWin | null {
  const release = releases[os.shortId];
  if (release === undefined) return null;
  const machine = windowsArch(arch);
  if (machine === "arm64" && before10.has(release)) return null;
  // There are no 32-bit drivers for systems that exist in 64 bits only.
  if (machine === "x86" && /^(?:w11|2k8R2|2k12|2k16|2k19|2k22|2k25)/.test(release)) return null;
  const directory = machine === "arm64" ? "ARM64" : machine;
  return {
    directories: ["viostor", "vioscsi", "NetKVM"].map((driver) => `${driver}\\${release}\\${directory}`),
    storage: machine === "arm64" || release === "2k8" ? null : `${machine}\\${release}`,
    preInstalled: preInstallable,
    postInstalled: postInstallable.filter((id) => !before10.has(release) || !onlyFrom10.has(id)),
    tools:
      machine === "arm64"
        ? null
        : {
            drivers: `virtio-win-gt-${machine === "amd64" ? "x64" : "x86"}.msi`,
            agent: `guest-agent\\qemu-ga-${machine === "amd64" ? "x86_64" : "i386"}.msi`,
          },
  };
}
