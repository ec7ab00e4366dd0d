import type { CreateVm } from "../../model/index.ts";

/** What a disk may begin as, in the order in which it is offered. */
export const sourceKinds = ["image", "url", "iso", "tree", "pxe", "kernel", "disk", "empty"] as const;
/** What a disk may begin as. */
export type SourceKind = (typeof sourceKinds)[number];

/** What stands in the fields of the source; a field that its kind does not have is left alone. */
export interface SourceForm {
  readonly kind: SourceKind;
  /** Of the image, the medium, the kernel or the disk: `pool/volume` or an absolute path; of a medium also a URL. */
  readonly path: string;
  readonly url: string;
  readonly checksum: string;
  readonly mode: "copy" | "overlay";
  readonly initrd: string;
  /** Arguments of a kernel. */
  readonly arguments: string;
}

/** The source as the form opens. */
export const emptySource: SourceForm = {
  kind: "image",
  path: "",
  url: "",
  checksum: "",
  mode: "copy",
  initrd: "",
  arguments: "",
};

/** The field that a kind cannot do without; null where there is none. */
export const neededField: Readonly<Record<SourceKind, "path" | "url" | null>> = {
  image: "path",
  url: "url",
  iso: "path",
  tree: "url",
  pxe: null,
  kernel: "path",
  disk: "path",
  empty: null,
};

/** Whether a field that the source needs is empty. */
export function isSourceMissing(form: SourceForm): boolean {
  const field = neededField[form.kind];
  return field !== null && form[field].trim() === "";
}

/** Whether an installer runs: the system may then be installed without questions. */
export const installs = ({ kind }: SourceForm): boolean => kind === "iso" || kind === "tree";

/** Whether a medium is fetched, so that it can be checked. */
export const isFetched = ({ kind, path }: SourceForm): boolean =>
  kind === "url" || (kind === "iso" && /^https?:/i.test(path.trim()));

/** The source as a request says it. */
export function sourceOf(form: SourceForm): NonNullable<CreateVm["source"]> {
  const { kind, mode } = form;
  const [path, url, initrd] = [form.path.trim(), form.url.trim(), form.initrd.trim()];
  const checksum = isFetched(form) && form.checksum.trim() !== "" ? { checksum: form.checksum.trim() } : {};
  const args = form.arguments.trim() === "" ? {} : { arguments: form.arguments.trim() };
  switch (kind) {
    case "image":
      return { kind, path, mode };
    case "url":
      return { kind, url, ...checksum };
    case "iso":
      return { kind, path, ...checksum };
    case "tree":
      return { kind, url, ...args };
    case "kernel":
      return { kind, kernel: path, ...(initrd === "" ? {} : { initrd }), ...args };
    case "disk":
      return { kind, path };
    case "pxe":
    case "empty":
      return { kind };
  }
}
