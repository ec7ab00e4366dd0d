import type { Context } from "../context.ts";
import type { GraphicsKind } from "../guest-intent.ts";

/** How the guest's screen is reached. */
export function screen({ intent, platform, host, policy, ledger }: Context): GraphicsKind {
  const wanted: readonly GraphicsKind[] = platform.kind === "container" ? [] : ["vnc", "spice"];
  const known = host.values("graphics type");
  const offered = [...wanted.filter((kind) => known === null || known.includes(kind)), "none" as const];
  return ledger.choose<GraphicsKind>({
    path: "devices/graphics",
    what: "Graphics",
    asked: intent.graphics,
    offered,
    otherwise: platform.kind === "container" ? "a container has no screen" : "the host's emulator was built without it",
    policy: () => {
      const ruling = policy.get("graphics.kind");
      if (offered.includes(ruling.value)) return ruling;
      if (offered.includes("vnc")) return { value: "vnc", because: "The host has no SPICE." };
      if (offered.includes("spice")) return { value: "spice", because: "The host has no VNC." };
      return { value: "none", because: "A container has no screen." };
    },
  });
}
