import type { MaxMemory } from "@hob/libvirt-xml";
import { type Bytes, formatBytes } from "@hob/units";
import type { Context } from "../context.ts";
import { ImpossibleChoice, InvalidIntent } from "../designer-errors.ts";

/** As many modules as QEMU has places for without asking; each is plugged in whole. */
const slots = 16;

/** How far the guest's memory can grow while it runs; null when it cannot. */
export function maxMemory({ intent, platform, ledger }: Context, memory: Bytes): MaxMemory | null {
  const { maxMemory: asked } = intent;
  if (asked === undefined) return null;
  if (asked < memory) {
    throw new InvalidIntent({
      what: "Most memory",
      value: formatBytes(asked),
      accepted: `${formatBytes(memory)} or more`,
    });
  }
  if (asked === memory) return null;
  if (!platform.isQemu || !(intent.numa && intent.numa.length > 0)) {
    const because = platform.isQemu
      ? "QEMU plugs memory into NUMA nodes: give the guest at least one"
      : "only QEMU plugs memory in";
    throw new ImpossibleChoice({
      what: "Most memory",
      value: formatBytes(asked),
      because,
      accepted: [formatBytes(memory)],
    });
  }
  ledger.obey("maxMemory", formatBytes(asked));
  return { slots, size: asked };
}
