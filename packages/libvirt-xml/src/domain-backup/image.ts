import { attribute, child, children, element, type Element, ifAny } from "../kit/index.ts";
import { type DeviceSeclabel, deviceSeclabel } from "../domain/devices/seclabel.ts";
import { type Encryption, encryption } from "../storage/encryption.ts";

/** What a backup writes to. */
export interface BackupImage {
  /** Type `file`: an absolute path on the host. */
  readonly file?: string;
  /** Type `block`: a device node on the host. */
  readonly dev?: string;
  readonly seclabels?: readonly DeviceSeclabel[];
  readonly encryption?: Encryption;
}

/** `<target>` or `<scratch>` of a disk in a backup. */
export const backupImage = (name: "target" | "scratch"): Element<BackupImage> =>
  element<BackupImage>(name, {
    file: attribute("file"),
    dev: attribute("dev"),
    seclabels: ifAny(children(deviceSeclabel, { key: (item) => item.model })),
    encryption: child(encryption),
  });
