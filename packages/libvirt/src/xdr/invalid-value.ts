import { defineError } from "@hob/errors";

/** A value that the wire has no room for. */
export const InvalidValue = defineError("libvirt.invalid-value", {
  kind: "invalid",
  message: (d: { value: string; accepted: string }) => `'${d.value}' cannot be sent: expected ${d.accepted}.`,
});
