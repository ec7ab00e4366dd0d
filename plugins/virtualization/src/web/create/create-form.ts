import type { Bytes } from "@hob/units";
import type { CreateVm, OperatingSystem } from "../../model/index.ts";
import { emptyFirstBoot, type FirstBootForm, firstBootOf } from "./first-boot-form.ts";
import { emptySource, installs, isSourceMissing, type SourceForm, sourceOf } from "./source-form.ts";

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
  readonly source: SourceForm;
  readonly firstBoot: FirstBootForm;
  readonly diskSize: Written<Bytes> | null;
  readonly pool: string | null;
  readonly network: string | null;
  readonly graphics: NonNullable<CreateVm["graphics"]> | null;
  readonly firmware: NonNullable<CreateVm["firmware"]> | null;
  readonly machine: string | null;
  /** A policy set by its name. */
  readonly policy: string | null;
  /** Raw XML that is laid over the definition. */
  readonly overrides: string;
  readonly start: boolean;
  readonly wait: NonNullable<CreateVm["wait"]> | null;
}

/** What a section of the create page is given. */
export interface SectionProps {
  readonly form: CreateForm;
  readonly change: (change: Partial<CreateForm>) => void;
}

/** The form as it opens. */
export const emptyForm: CreateForm = {
  name: "",
  os: null,
  host: null,
  memory: null,
  vcpus: null,
  source: emptySource,
  firstBoot: emptyFirstBoot,
  diskSize: null,
  pool: null,
  network: null,
  graphics: null,
  firmware: null,
  machine: null,
  policy: null,
  overrides: "",
  start: true,
  wait: null,
};

/** What is still to be said before a VM can be designed. */
export type Missing = "name" | "path" | "size";

/** What a change of the form makes of it: a first boot that the new source cannot have is none. */
export function changed(form: CreateForm, change: Partial<CreateForm>): CreateForm {
  const after = { ...form, ...change };
  const { kind } = after.firstBoot;
  if (kind === "none" || (kind === "unattended") === installs(after.source)) return after;
  return { ...after, firstBoot: { ...after.firstBoot, kind: "none" } };
}

/** What is still to be said before a VM can be designed; null when nothing is. */
export function missingIn(form: CreateForm): Missing | null {
  if (form.name.trim() === "") return "name";
  if (isSourceMissing(form.source)) return "path";
  if ([form.memory, form.vcpus, form.diskSize].includes(unreadable)) return "size";
  return null;
}

/** The request that the form stands for: the same that `hob vm create` sends. */
export function requestOf(form: CreateForm): CreateVm {
  const disk = { ...said("size", form.diskSize), ...said("pool", form.pool) };
  return {
    name: form.name.trim(),
    ...said("host", form.host),
    ...said("os", form.os?.id ?? null),
    ...said("memory", form.memory),
    ...said("vcpus", form.vcpus),
    source: sourceOf(form.source),
    ...firstBootOf(form.firstBoot, form.name.trim()),
    ...(Object.keys(disk).length > 0 ? { disk } : {}),
    ...said("network", form.network),
    ...said("graphics", form.graphics),
    ...said("firmware", form.firmware),
    ...said("machine", form.machine),
    ...(form.policy === null ? {} : { policy: [form.policy] }),
    ...(form.overrides.trim() === "" ? {} : { overrides: [form.overrides] }),
    start: form.start,
    ...(form.start ? said("wait", form.wait) : {}),
  };
}

function said<Key extends string, Value>(key: Key, value: Value | null): { [K in Key]?: Exclude<Value, "unreadable"> } {
  return (value === null ? {} : { [key]: value }) as { [K in Key]?: Exclude<Value, "unreadable"> };
}

/** A name for a guest of this system, or after this guest, that nobody has yet: `debian12`, `debian12-2`, … */
export function freeName(os: Pick<OperatingSystem, "id"> | null, taken: ReadonlySet<string>): string {
  const stem = (os?.id ?? "vm").replace(/[^A-Za-z0-9._-]/g, "-");
  if (!taken.has(stem)) return stem;
  for (let number = 2; ; number += 1) {
    if (!taken.has(`${stem}-${number}`)) return `${stem}-${number}`;
  }
}
