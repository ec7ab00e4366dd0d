/** A file of a seed medium. */
export interface SeedFile {
  /** Where it stands on the medium: `user-data`, `openstack/latest/user_data`. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Whether it holds, or may hold, what must neither be printed nor stay on disk when the first boot is done. */
  readonly isSecret: boolean;
}
