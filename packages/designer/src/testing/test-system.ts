import type { Amounts, OperatingSystem } from "@hob/osinfo";
import { bytes } from "@hob/units";
import { type Ability, abilityDevices } from "../policy/ability-devices.ts";

/** What a test says of an operating system. */
export interface TestSystem {
  readonly family?: string | null;
  readonly released?: string | null;
  readonly distro?: string;
  /** None means that the database does not know its devices. */
  readonly abilities?: readonly Ability[];
  /** Ids of devices that the abilities would bring, but that it cannot drive. */
  readonly except?: readonly string[];
  readonly cards?: readonly string[];
  readonly minimum?: Partial<Record<keyof Amounts, number>>;
  readonly recommended?: Partial<Record<keyof Amounts, number>>;
  readonly firmware?: Partial<Record<"bios" | "efi", boolean>>;
}

const amounts = ({ vcpus, cpu, memory, storage }: Partial<Record<keyof Amounts, number>> = {}): Amounts => ({
  vcpus: vcpus ?? null,
  cpu: cpu ?? null,
  memory: memory === undefined ? null : bytes(memory),
  storage: storage === undefined ? null : bytes(storage),
});

/** An operating system with nothing but what a test says of it. */
export function testSystem(facts: TestSystem = {}): OperatingSystem {
  const { family = "linux", released = "2022-01-01", abilities = [], cards = [] } = facts;
  const every = abilities.flatMap((ability) => [...abilityDevices[ability]]);
  const ids = new Set<string>(every.filter((id) => !facts.except?.includes(id)));
  const device = (id: string, name: string, of: string | null) => ({
    id,
    name,
    class: of,
    bus: "pci",
    vendorId: null,
    productId: null,
    vendor: null,
    product: null,
  });
  return {
    id: "http://example.org/test",
    shortId: "test",
    shortIds: ["test"],
    name: "Test 1",
    version: "1",
    vendor: null,
    family,
    distro: facts.distro ?? null,
    codename: null,
    releaseDate: released,
    eolDate: null,
    releaseStatus: null,
    derivesFrom: [],
    clones: [],
    upgrades: [],
    firmware: [],
    variants: [],
    media: [],
    trees: [],
    images: [],
    drivers: [],
    installScripts: [],
    kernelUrlArgument: null,
    cloudImageUsername: null,
    architectures: [],
    devices: [...[...ids].map((id) => device(id, id, null)), ...cards.map((name) => device(name, name, "net"))],
    supports: (...wanted) => wanted.some((id) => ids.has(id)),
    resources: () => ({
      minimum: amounts(facts.minimum),
      recommended: amounts(facts.recommended),
      maximum: amounts(),
      networkInstall: amounts(),
    }),
    supportsFirmware: (type) => facts.firmware?.[type] ?? null,
  };
}

/** The drivers of a Linux of today. */
export const modern: readonly Ability[] = [
  "virtio-block",
  "virtio-net",
  "virtio-scsi",
  "virtio-serial",
  "virtio-balloon",
  "virtio-rng",
  "virtio-gpu",
  "virtio-1.0",
  "xhci",
  "q35",
  "ich9",
];
