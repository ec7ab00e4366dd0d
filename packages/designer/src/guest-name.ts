import { InvalidIntent } from "./designer-errors.ts";
import type { GuestIntent } from "./guest-intent.ts";

/** The guest's name, checked as libvirt would: it becomes part of file names on the host. */
export function guestName({ name }: GuestIntent): string {
  if (name.trim() === "" || /[/\n]/.test(name)) {
    throw new InvalidIntent({
      what: "Name",
      value: name,
      accepted: "a name that is not empty, without slash and line end",
    });
  }
  return name;
}
