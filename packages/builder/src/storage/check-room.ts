import { DiskTooLarge } from "../builder-errors.ts";

/**
 * Refuses a disk that its pool could not hold in full, even if it grows only as it is written to: a guest whose disk
 * stops growing loses data.
 *
 * @throws DiskTooLarge
 */
export function checkRoom(size: number, pool: string, available: number): void {
  if (size > available) throw new DiskTooLarge({ size, pool, available });
}
