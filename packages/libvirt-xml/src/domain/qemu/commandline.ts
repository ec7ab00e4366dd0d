import { attribute, children, element, type Element, leaves, required } from "../../kit/index.ts";

/** A variable of the environment that QEMU runs in. */
export interface QemuEnv {
  readonly name: string;
  /** Absent for an empty one. */
  readonly value?: string;
}

/** What QEMU is started with beyond what libvirt makes of the guest. libvirt calls such a guest tainted. */
export interface QemuCommandline {
  readonly args: readonly string[];
  readonly envs: readonly QemuEnv[];
}

const env: Element<QemuEnv> = element("qemu:env", { name: required(attribute("name")), value: attribute("value") });

/** `<qemu:commandline>`. */
export const qemuCommandline: Element<QemuCommandline> = element("qemu:commandline", {
  args: leaves("qemu:arg", attribute("value")),
  envs: children(env, { key: (item) => item.name }),
});
