import type { IsoEntry } from "./iso-entry.ts";

/** An ISO 9660 image that is open for reading. It holds nothing but its source, which its owner closes. */
export interface IsoImage {
  /** The system that it starts: `LINUX`. Empty where it says nothing; so are the other ids. */
  readonly systemId: string;
  /** Its label: `Debian 12.5.0 amd64 n`. */
  readonly volumeId: string;
  readonly publisherId: string;
  readonly preparerId: string;
  readonly applicationId: string;
  /** Bytes, as its descriptor says. */
  readonly volumeSize: number;
  /** Whether it starts a machine: by El Torito, or by CHRP on Power. */
  readonly isBootable: boolean;
  /** What a directory holds, by name: `/` is the root. @throws IsoEntryNotFound, NotAnIsoDirectory. */
  list(path: string): Promise<IsoEntry[]>;
  /** The file or directory at a path, through links; null where there is none. Case counts only where two differ in it. */
  find(path: string): Promise<IsoEntry | null>;
  /** The bytes of a file. @throws IsoEntryTooLarge beyond `limit` bytes (64 MiB). */
  read(entry: IsoEntry, limit?: number): Promise<Uint8Array>;
}
