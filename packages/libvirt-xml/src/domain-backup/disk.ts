import {
  attribute,
  child,
  element,
  type Element,
  integer,
  oneOf,
  type Open,
  required,
  within,
  yesNo,
} from "../kit/index.ts";
import { type ImageFormat, imageFormat } from "../domain/devices/disk/format.ts";
import { type BackupImage, backupImage } from "./image.ts";

/** A disk in a backup. */
export interface BackupDisk {
  /** Its target: `vda`. */
  readonly name: string;
  /** Whether it is in the backup. Default true. */
  readonly backup?: boolean;
  /** What the target, or the scratch, is. Default `file`. */
  readonly type?: Open<"file" | "block">;
  /** Default: as the backup has a checkpoint or not. */
  readonly backupmode?: Open<"full" | "incremental">;
  /** A checkpoint for this disk alone. */
  readonly incremental?: string;
  /** Mode `pull`: the name at the server. Default: the target. */
  readonly exportname?: string;
  /** Mode `pull`: the name of the note of what was written, at the server. Default `backup-` and the target. */
  readonly exportbitmap?: string;
  /** libvirt's own number of the target or the scratch in a backup that runs. */
  readonly index?: number;
  /** The format of the target; of the scratch always `qcow2`. */
  readonly driver?: ImageFormat;
  /** Mode `push`: what is copied to. */
  readonly target?: BackupImage;
  /** Mode `pull`: where the guest's old data are kept until they are copied. */
  readonly scratch?: BackupImage;
}

/** `<domainbackup><disks><disk>`. */
export const backupDisk: Element<BackupDisk> = element("disk", {
  name: required(attribute("name")),
  backup: attribute("backup", yesNo),
  type: attribute("type", oneOf("file", "block")),
  backupmode: attribute("backupmode", oneOf("full", "incremental")),
  incremental: attribute("incremental"),
  exportname: attribute("exportname"),
  exportbitmap: attribute("exportbitmap"),
  index: attribute("index", integer),
  driver: within("driver", attribute("type", imageFormat)),
  target: child(backupImage("target")),
  scratch: child(backupImage("scratch")),
});
