import { bootableImage, cpioArchive, run, unpackedDebian } from "@hob/beds";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** What a guest of {@link reportingImage} says of itself on its serial console, each time that it has booted. */
export interface BootReport {
  /** `bios`, or `efi` when the kernel was given EFI's services. */
  readonly firmware: string;
  /** `on` or `off`, as the firmware's variable says; `none` where there are no variables. */
  readonly secureBoot: string;
  /** Whether there is `/dev/tpm0`, and its version: `2`; `none` without. */
  readonly tpm: string;
  readonly uuid: string;
  /** The first card's. */
  readonly mac: string;
  /** The UUIDs of all guests that have booted from this disk, in order. */
  readonly booted: readonly string[];
}

/** It writes its UUID onto its disk before it says anything, so that who reads the report knows it to be there. */
const start = `#!/bin/sh
firmware=bios secure=none tpm=none
if [ -d /sys/firmware/efi ]; then
  firmware=efi secure=unknown
  insmod /lib/modules/efivarfs.ko && mount -t efivarfs efivarfs /sys/firmware/efi/efivars
  # Four bytes of attributes, then the value; these files are read from their beginning only.
  case $(od -An -tu1 /sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c) in
    *1) secure=on ;;
    *0) secure=off ;;
  esac
fi
[ -c /dev/tpm0 ] && tpm=$(cat /sys/class/tpm/tpm0/tpm_version_major)
uuid=$(cat /sys/class/dmi/id/product_uuid)
echo "$uuid" >> /boot/booted.txt
sync
booted=$(sed 's/$/,/' /boot/booted.txt | tr -d '\\n')
echo "Report: $firmware $secure $tpm $uuid $(cat /sys/class/net/eth0/address) $booted end" > /dev/console
`;

/** Debian's GRUB that Microsoft's keys let start looks for this. */
const signedGrubConfig = `search --no-floppy --file /hob-guest.cfg --set=root
configfile ($root)/hob-guest.cfg
`;

/** Where the image's one partition begins. */
const PARTITION = 2 ** 20;

const folder = (path: string) => ({ path, mode: 0o40755 });

async function moduleOf(name: string): Promise<Buffer> {
  const modules = join(await unpackedDebian("linux-image-cloud-amd64", "busybox-static"), "lib", "modules");
  const path = (await readdir(modules, { recursive: true })).find((each) => each.endsWith(`/${name}.ko`));
  if (path === undefined) throw new Error(`No module '${name}' below ${modules}.`);
  return readFile(join(modules, path));
}

/**
 * Makes a qcow2 disk like `bootableImage()`, whose guest says on its serial console how it was booted: see
 * {@link BootReport}.
 *
 * @param signed Whether it is started from EFI by Debian's shim and GRUB, which firmware with Microsoft's keys lets start,
 * as the shim does the kernel. Else by a GRUB that nobody signed.
 */
export async function reportingImage(directory: string, { signed }: { readonly signed: boolean }): Promise<string> {
  const disk = join(directory, "reporting.raw");
  const partition = `${disk}@@${PARTITION}`;
  const put = async (path: string, content: string | Buffer) => {
    const file = join(directory, "reporting.tmp");
    await writeFile(file, content);
    await run("mcopy", ["-o", "-i", partition, file, `::${path}`]);
  };
  await run("qemu-img", ["convert", "-f", "qcow2", "-O", "raw", await bootableImage(), disk]);
  const entries = [
    folder("etc"),
    { path: "etc/start.sh", mode: 0o100755, content: start },
    { path: "bin/tr", mode: 0o120777, content: "busybox" },
    folder("lib"),
    folder("lib/modules"),
    { path: "lib/modules/efivarfs.ko", mode: 0o100644, content: await moduleOf("efivarfs") },
  ];
  await put("report.gz", gzipSync(cpioArchive(entries)));
  const config = await run("mtype", ["-i", partition, "::hob-guest.cfg"]);
  await put("hob-guest.cfg", config.replace("/initramfs.gz", "/initramfs.gz /report.gz"));
  if (signed) {
    const tree = await unpackedDebian("shim-signed", "grub-efi-amd64-signed");
    await put("EFI/BOOT/BOOTX64.EFI", await readFile(join(tree, "usr/lib/shim/shimx64.efi.signed")));
    const grub = join(tree, "usr/lib/grub/x86_64-efi-signed/grubx64.efi.signed");
    await put("EFI/BOOT/grubx64.efi", await readFile(grub));
    await run("mmd", ["-i", partition, "::EFI/debian"]);
    await put("EFI/debian/grub.cfg", signedGrubConfig);
  }
  const image = join(directory, signed ? "signed.qcow2" : "unsigned.qcow2");
  await run("qemu-img", ["convert", "-f", "raw", "-O", "qcow2", disk, image]);
  return image;
}

/** The reports on a serial console, in order. */
export function bootReports(console: string): readonly BootReport[] {
  return [...console.matchAll(/Report: (\S+) (\S+) (\S+) (\S+) (\S+) (\S*) end/g)].map(
    ([, firmware = "", secureBoot = "", tpm = "", uuid = "", mac = "", booted = ""]) => ({
      firmware,
      secureBoot,
      tpm,
      uuid,
      mac,
      booted: booted.split(",").filter(Boolean),
    }),
  );
}
