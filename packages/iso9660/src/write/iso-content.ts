import { defineError } from "@hob/errors";

/** A file for an image. */
export interface IsoFile {
  /** Relative path with `/` between its parts: `openstack/latest/user_data`. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Permission bits, as Linux shows them by Rock Ridge. Default `0o444`; the owner is root. */
  readonly mode?: number | undefined;
}

/** What an image is made of. */
export interface IsoContent {
  /** The label: 1 to 32 of `A-Z a-z 0-9 _ - .` and blanks. Windows sees, by Joliet, the first 16. */
  readonly volumeId: string;
  /** At most 32 printable ASCII characters. Default: none. */
  readonly systemId?: string | undefined;
  /** At most 128 printable ASCII characters. Default: none. */
  readonly publisherId?: string | undefined;
  /** At most 128 printable ASCII characters. Default: none. */
  readonly applicationId?: string | undefined;
  readonly files: readonly IsoFile[];
}

/** Something that an ISO 9660 image cannot hold. */
export const IsoContentRefused = defineError("iso9660.content-refused", {
  kind: "invalid",
  message: (d: { what: string; value: string; reason: string }) => `${d.what} '${d.value}' ${d.reason}.`,
});
