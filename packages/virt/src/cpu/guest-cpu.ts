import type { Capabilities, CpuDefinition, DomainCapabilities } from "@hob/libvirt-xml";

/** What `host-model` comes to for a kind of guest; where the hypervisor has no such thing, the host's own CPU. */
export function guestCpuOf({ host }: Capabilities, { cpu }: DomainCapabilities): CpuDefinition {
  const mode = cpu?.modes.find(({ name, supported }) => name === "host-model" && supported);
  const model = mode?.models[0];
  if (mode && model) {
    const { name, fallback } = model;
    return {
      mode: "custom",
      match: "exact",
      model: { name, ...(fallback !== undefined && { fallback }) },
      ...(mode.vendor !== undefined && { vendor: mode.vendor }),
      features: mode.features,
    };
  }
  const { arch, model: name, vendor, topology, features } = host.cpu;
  return {
    arch,
    ...(name !== undefined && { model: { name } }),
    ...(vendor !== undefined && { vendor }),
    ...(topology && { topology }),
    features,
  };
}
