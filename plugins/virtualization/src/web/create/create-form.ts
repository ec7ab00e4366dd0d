import type { Bytes } from "@hob/units";
import type { CreateVm, OperatingSystem } from "../../model/index.ts";

/** What is written in a field is not what it asks for. */
export const unreadable = "unreadable";
type Written<Value> = Value | typeof unreadable;

/** What stands in the form. Null means: as Hob chooses. */
export interface CreateForm {
  readonly name: string;
  readonly os: OperatingSystem | null;
  readonly host: string | null;
  readonly memory: Written<Bytes> | null;
  readonly vcpus: Written<number> | null;
  readonly source: "image" | "iso" | "empty";
  /** Of the image or the medium: `pool/volume` or an absolute path. */
  readonly path: string;
  readonly mode: "copy" | "overlay";
  readonly diskSize: Written<Bytes> | null;
  readonly pool: string | null;
  readonly network: string | null;
  readonly graphics: NonNullable<CreateVm["graphics"]> | null;
  readonly firmware: NonNullable<CreateVm["firmware"]> | null;
  readonly machine: string | null;
  readonly start: boolean;
}

/** The form as it opens. */
export const emptyForm: CreateForm = {
  name: "",
  os: null,
  host: null,
  memory: null,
  vcpus: null,
  source: "image",
  path: "",
  mode: "copy",
  diskSize: null,
  pool: null,
  network: null,
  graphics: null,
  firmware: null,
  machine: null,
  start: true,
};

/** What is still to be said before a VM can be designed. */
export type Missing = "name" | "path" | "size";

/** What is still to be said before a VM can be designed; null when nothing is. */
export function missingIn(form: CreateForm): Missing | null {
  if (form.name.trim() === "") return "name";
  if (form.source !== "empty" && form.path.trim() === "") return "path";
  if ([form.memory, form.vcpus, form.diskSize].includes(unreadable)) return "size";
  return null;
}

/** The request that the form stands for: the same that `hob vm create` sends. */
export function requestOf(form: CreateForm): CreateVm {
  const path = form.path.trim();
  const disk = { ...said("size", form.diskSize), ...said("pool", form.pool) };
  return {
    name: form.name.trim(),
    ...said("host", form.host),
    ...said("os", form.os?.id ?? null),
    ...said("memory", form.memory),
    ...said("vcpus", form.vcpus),
    source:
      form.source === "image"
        ? { kind: "image", path, mode: form.mode }
        : form.source === "iso"
          ? { kind: "iso", path }
          : { kind: "empty" },
    ...(Object.keys(disk).length > 0 ? { disk } : {}),
    ...said("network", form.network),
    ...said("graphics", form.graphics),
    ...said("firmware", form.firmware),
    ...said("machine", form.machine),
    start: form.start,
  };
}

function said<Key extends string, Value>(key: Key, value: Value | null): { [K in Key]?: Exclude<Value, "unreadable"> } {
  return (value === null ? {} : { [key]: value }) as { [K in Key]?: Exclude<Value, "unreadable"> };
}

/** A name for a guest of this system that nobody has yet: `debian12`, `debian12-2`, … */
export function freeName(os: OperatingSystem | null, taken: ReadonlySet<string>): string {
  const stem = (os?.id ?? "vm").replace(/[^A-Za-z0-9._-]/g, "-");
  if (!taken.has(stem)) return stem;
  for (let number = 2; ; number += 1) {
    if (!taken.has(`${stem}-${number}`)) return `${stem}-${number}`;
  }
}
