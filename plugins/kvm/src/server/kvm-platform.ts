import { offeredGuestTypes, type Platform, type SettleRequest, type Verdict } from "@hob/plugin-grid";
import { type KvmProof, proofOf, validProof } from "./kvm-proof.ts";
import { removeLeftProbe, runProbe } from "./run-probe.ts";

/** QEMU guests: with KVM where it works, emulated elsewhere. */
export const kvmPlatform: Platform = {
  id: "kvm",
  title: "KVM and QEMU",

  guestTypes(capabilities) {
    const offered = offeredGuestTypes(capabilities, capabilities.host.cpu?.arch ?? "");
    return (["kvm", "qemu"] as const).filter((type) => offered.includes(type));
  },

  async settle(request) {
    const { host, identity, setting, capabilities, facts, remembered } = request;
    await removeLeftProbe(host, identity.id);
    // An override forgets the proof, so that going back to `auto` looks again.
    if (setting === "qemu") return { guestType: "qemu", because: "the host is set to emulation", remember: {} };
    if (!kvmPlatform.guestTypes(capabilities).includes("kvm")) return emulated(request, notOffered, {});
    if (setting === "kvm") return { guestType: "kvm", because: "the host is set to KVM", remember: {} };
    if (!/^(x86_64|i686)$/.test(facts.arch)) {
      return { guestType: "kvm", because: `libvirt offers KVM; on ${facts.arch} it is trusted, not proved` };
    }
    const proof = validProof(remembered, facts) ?? (await prove(request));
    if (proof.works) return { guestType: "kvm", because: proof.because, remember: { ...proof } };
    return emulated(request, proof.because, { ...proof });
  },
};

const notOffered = "libvirt offers no KVM here: the processor has no virtualization, or /dev/kvm may not be used";

async function prove({ host, identity, facts, signal }: SettleRequest): Promise<KvmProof> {
  return proofOf(await runProbe(host, { id: identity.id, guestType: "kvm", signal }), facts);
}

function emulated({ identity, setting }: SettleRequest, because: string, remember: NonNullable<Verdict["remember"]>) {
  const wanted = setting === "kvm" ? ", although the host is set to KVM" : "";
  const notice = {
    title: `Guests on '${identity.name}' are emulated, which is slow${wanted}: ${because}`,
    hint: "Once that is mended, set the host's virtualization to 'qemu' and back to 'auto' to look again.",
  };
  return { guestType: "qemu", because: `${because}; emulation always works`, notice, remember } satisfies Verdict;
}
