import { attribute, element, type Element, oneOf, type Open, type Slot, type Slots, within } from "../../kit/index.ts";
import { toggle } from "./toggle.ts";

/** A privilege of Linux processes: see capabilities(7). */
export type LinuxCapability = (typeof linuxCapabilities)[number];

/** Every {@link LinuxCapability} that libvirt knows. */
export const linuxCapabilities = [
  "audit_control",
  "audit_write",
  "block_suspend",
  "chown",
  "dac_override",
  "dac_read_search",
  "fowner",
  "fsetid",
  "ipc_lock",
  "ipc_owner",
  "kill",
  "lease",
  "linux_immutable",
  "mac_admin",
  "mac_override",
  "mknod",
  "net_admin",
  "net_bind_service",
  "net_broadcast",
  "net_raw",
  "setgid",
  "setfcap",
  "setpcap",
  "setuid",
  "sys_admin",
  "sys_boot",
  "sys_chroot",
  "sys_module",
  "sys_nice",
  "sys_pacct",
  "sys_ptrace",
  "sys_rawio",
  "sys_resource",
  "sys_time",
  "sys_tty_config",
  "syslog",
  "wake_alarm",
] as const;

/** Which privileges the processes of a container have: those of the policy, but for the ones that are named. */
export interface ContainerCapabilities extends Readonly<Partial<Record<LinuxCapability, boolean>>> {
  readonly policy?: Open<"default" | "allow" | "deny">;
}

const privileges = Object.fromEntries(linuxCapabilities.map((name) => [name, within(name, toggle)])) as Record<
  LinuxCapability,
  Slot<boolean>
>;

const slots: Slots<ContainerCapabilities> = {
  policy: attribute("policy", oneOf("default", "allow", "deny")),
  ...privileges,
};

/** `<features><capabilities>`. */
export const containerCapabilities: Element<ContainerCapabilities> = element("capabilities", slots);
