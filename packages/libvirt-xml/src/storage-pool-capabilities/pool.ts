import { attribute, child, element, type Element, required, within, yesNo } from "../kit/index.ts";
import { enumeration } from "../domain-capabilities/enumeration.ts";
import type { StoragePoolType } from "../storage-pool.ts";

/** What a host can do with one type of pool. */
export interface PoolTypeCapabilities {
  readonly type: StoragePoolType;
  /** Whether the part of libvirt for it is there. */
  readonly supported: boolean;
  readonly poolOptions?: { readonly defaultFormat?: string; readonly sourceFormats: readonly string[] };
  readonly volOptions?: { readonly defaultFormat?: string; readonly targetFormats: readonly string[] };
}

const defaultFormat = within("defaultFormat", attribute("type"));

/** `<storagepoolCapabilities><pool>`. */
export const poolTypeCapabilities: Element<PoolTypeCapabilities> = element("pool", {
  type: required(attribute("type")),
  supported: required(attribute("supported", yesNo)),
  poolOptions: child("poolOptions", { defaultFormat, sourceFormats: enumeration("sourceFormatType") }),
  volOptions: child("volOptions", { defaultFormat, targetFormats: enumeration("targetFormatType") }),
});
