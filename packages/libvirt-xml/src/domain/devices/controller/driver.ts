import { attribute, element, type Element, integer, onOff } from "../../../kit/index.ts";
import { type VirtioOptions, virtioOptions } from "../virtio.ts";

/** How a controller's devices are served. */
export interface ControllerDriver extends VirtioOptions {
  readonly queues?: number;
  /** How many commands wait at each disk. */
  readonly cmdPerLun?: number;
  /** How much one command moves, in sectors of 512 bytes. */
  readonly maxSectors?: number;
  readonly ioeventfd?: boolean;
  /** The number of the guest's I/O thread that serves the disks. */
  readonly iothread?: number;
}

/** `<controller><driver>`. */
export const controllerDriver: Element<ControllerDriver> = element("driver", {
  queues: attribute("queues", integer),
  cmdPerLun: attribute("cmd_per_lun", integer),
  maxSectors: attribute("max_sectors", integer),
  ioeventfd: attribute("ioeventfd", onOff),
  iothread: attribute("iothread", integer),
  ...virtioOptions,
});
