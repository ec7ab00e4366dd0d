import { child, leaf, object, type Slot } from "../kit/index.ts";
import { capability } from "./capability.ts";

/** The host itself, as its firmware tells of it. */
export interface SystemCapability {
  readonly product?: string;
  readonly hardware?: {
    readonly vendor?: string;
    readonly version?: string;
    readonly serial?: string;
    readonly uuid?: string;
  };
  readonly firmware?: {
    readonly vendor?: string;
    readonly version?: string;
    /** As the vendor writes it: `04/01/2014`. */
    readonly releaseDate?: string;
  };
}

/** `<capability type='system'>`. */
export const systemCapability: Slot<SystemCapability> = capability(
  "system",
  object({
    product: leaf("product"),
    hardware: child("hardware", {
      vendor: leaf("vendor"),
      version: leaf("version"),
      serial: leaf("serial"),
      uuid: leaf("uuid"),
    }),
    firmware: child("firmware", {
      vendor: leaf("vendor"),
      version: leaf("version"),
      releaseDate: leaf("release_date"),
    }),
  }),
);
