import type { Os } from "@hob/libvirt-xml";
import type { Context } from "../context.ts";
import { ImpossibleChoice, InvalidIntent } from "../designer-errors.ts";
import { said } from "../said.ts";

/** A kernel that is started without the firmware finding it; a para-virtualised guest has no other way. */
export function directKernel({ intent, platform, ledger }: Context): Pick<Os, "kernel" | "initrd" | "cmdline" | "dtb"> {
  const { kernel: asked } = intent;
  if (!asked) return {};
  if (platform.kind === "container") {
    const because = "a container runs on the host's kernel";
    throw new ImpossibleChoice({ what: "Kernel", value: asked.kernel, because, accepted: [] });
  }
  for (const path of [asked.kernel, asked.initrd, asked.dtb]) {
    if (path !== undefined && !path.startsWith("/")) {
      throw new InvalidIntent({ what: "Kernel file", value: path, accepted: "a whole path on the host" });
    }
  }
  ledger.obey("os/kernel", asked.kernel);
  if (asked.initrd !== undefined) ledger.obey("os/initrd", asked.initrd);
  if (asked.arguments !== undefined) ledger.obey("os/cmdline", asked.arguments);
  const { kernel, initrd, arguments: cmdline, dtb } = asked;
  return said({ kernel, initrd, cmdline, dtb }) as Pick<Os, "kernel" | "initrd" | "cmdline" | "dtb">;
}
