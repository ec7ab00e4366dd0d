import { defineError } from "@hob/errors";
import { formatBytes } from "@hob/units";

const listed = (names: readonly string[], none: string) =>
  names.length > 0 ? `There are: ${names.map((name) => `'${name}'`).join(", ")}.` : none;

/** A name that another guest of the host has. */
export const NameInUse = defineError("builder.name-in-use", {
  kind: "conflict",
  message: (d: { name: string; host: string }) => `A guest named '${d.name}' exists on ${d.host} already.`,
  hint: "Choose another name, or delete that guest first.",
});

/** A volume where the new disk would go. */
export const VolumeInUse = defineError("builder.volume-in-use", {
  kind: "conflict",
  message: (d: { volume: string; pool: string }) => `Pool '${d.pool}' has a volume '${d.volume}' already.`,
  hint: "Choose another name for the guest, or delete that volume first.",
});

/** An image or an installation medium that is not on the host. */
export const MediumNotFound = defineError("builder.medium-not-found", {
  kind: "not-found",
  message: (d: { what: string; path: string; host: string; reason: string }) =>
    `${d.what} '${d.path}' does not exist on ${d.host}: ${d.reason}.`,
  hint: "Say an absolute path on the host, or `pool/volume`.",
});

/** A way of naming an image or an installation medium that cannot be understood. */
export const InvalidMediumPath = defineError("builder.invalid-medium-path", {
  kind: "invalid",
  message: (d: { what: string; path: string }) =>
    `${d.what} '${d.path}' is neither an absolute path on the host nor \`pool/volume\`.`,
  hint: "Write for example '/srv/images/debian-11.qcow2' or 'default/debian-11.qcow2'.",
});

/** An image in a format that guests are not given. */
export const UnsupportedImageFormat = defineError("builder.unsupported-image-format", {
  kind: "unsupported",
  message: (d: { path: string; format: string }) => `Image '${d.path}' has the format '${d.format}'.`,
  hint: "Accepted: 'qcow2', 'raw'. Say the format if libvirt mistakes it.",
});

/** An image that a running guest writes to. */
export const ImageInUse = defineError("builder.image-in-use", {
  kind: "conflict",
  message: (d: { path: string; guest: string }) => `Image '${d.path}' is a disk of guest '${d.guest}'.`,
  hint: "A guest that writes to it would destroy what lies over it: copy it while that guest is off.",
});

/** A storage pool that does not exist. */
export const UnknownPool = defineError("builder.unknown-pool", {
  kind: "not-found",
  message: (d: { pool: string; host: string; known: readonly string[] }) =>
    `Storage pool '${d.pool}' does not exist on ${d.host}.`,
  hint: (d) => listed(d.known, "There are no storage pools."),
});

/** A network that does not exist. */
export const UnknownNetwork = defineError("builder.unknown-network", {
  kind: "not-found",
  message: (d: { network: string; host: string; known: readonly string[] }) =>
    `Network '${d.network}' does not exist on ${d.host}.`,
  hint: (d) => listed([...d.known, "none"], ""),
});

/** A disk that its pool has no room for. */
export const DiskTooLarge = defineError("builder.disk-too-large", {
  kind: "invalid",
  message: (d: { size: number; pool: string; available: number }) =>
    `A disk of ${formatBytes(d.size)} does not fit into pool '${d.pool}': ${formatBytes(d.available)} are free.`,
  hint: "Choose a smaller disk or another pool.",
});

/** A pool that cannot hold a volume over another image. */
export const OverlayUnsupported = defineError("builder.overlay-unsupported", {
  kind: "unsupported",
  message: (d: { pool: string; type: string }) =>
    `Pool '${d.pool}' of type '${d.type}' cannot hold an overlay: it has no image formats.`,
  hint: "Copy the image, or choose a pool of type 'dir', 'fs' or 'netfs'.",
});

/** A size or a number that makes no sense. */
export const InvalidBuildRequest = defineError("builder.invalid-request", {
  kind: "invalid",
  message: (d: { what: string; value: string; accepted: string }) =>
    `${d.what} '${d.value}' is refused; accepted: ${d.accepted}.`,
});

/** An image that libvirt reads in another format than it was said to have. */
export const ImageFormatMismatch = defineError("builder.image-format-mismatch", {
  kind: "invalid",
  message: (d: { path: string; format: string; found: string }) =>
    `Image '${d.path}' is said to be '${d.format}', but libvirt reads it as '${d.found}'.`,
  hint: "Leave the format out, or use the image as an overlay, where the said format counts.",
});

/** What only the memory of an earlier life of the server had. */
export const SecretsLost = defineError("builder.secrets-lost", {
  kind: "unavailable",
  message: (d: { guest: string }) =>
    `The server stopped before the secrets of '${d.guest}' reached the host, and keeps none on disk.`,
  hint: "Ask for the virtual machine once more.",
});

/** A disk that another guest writes to. */
export const DiskInUse = defineError("builder.disk-in-use", {
  kind: "conflict",
  message: (d: { path: string; guest: string }) => `Disk '${d.path}' is written to by guest '${d.guest}'.`,
  hint: "Two guests that write to one disk destroy it: copy it, or delete that guest first and keep its disks.",
});

/** A source that a request's other parts do not go with. */
export const UnsuitableSource = defineError("builder.unsuitable-source", {
  kind: "invalid",
  message: (d: { what: string; source: string; reason: string }) =>
    `${d.what} does not go with the source '${d.source}': ${d.reason}.`,
});

/** A network tree without anything to boot. */
export const TreeNotFound = defineError("builder.tree-not-found", {
  kind: "not-found",
  message: (d: { url: string; arch: string }) => `'${d.url}' is no installation tree for ${d.arch}.`,
  hint: "A tree has a '.treeinfo', or a kernel and initrd where Debian, Ubuntu or SUSE keep theirs.",
});

/** An installer that ended otherwise than by restarting or switching off its guest. */
export const InstallationBroken = defineError("builder.installation-broken", {
  kind: "conflict",
  message: (d: { guest: string; reason: string }) =>
    `The installation of '${d.guest}' broke off: the guest is off because it was '${d.reason}'.`,
  hint: "See its console when it is installed again.",
});

/** An installer that took too long. */
export const InstallationTimeout = defineError("builder.installation-timeout", {
  kind: "timeout",
  message: (d: { guest: string; minutes: number }) =>
    `The installation of '${d.guest}' was not over after ${d.minutes} minutes.`,
  hint: "Its console shows what it waits for. Give it longer, or answers to all of its questions.",
});

/** A host all of whose pools hold block devices. */
export const NoFilePool = defineError("builder.no-file-pool", {
  kind: "unsupported",
  message: (d: { host: string }) => `${d.host} has no running storage pool that holds files.`,
  hint: "Kernels, seeds, fetched images and installation media need one of type 'dir', 'fs' or 'netfs'.",
});

/** A definition that is not what a change was planned on. */
export const DefinitionChanged = defineError("builder.definition-changed", {
  kind: "conflict",
  message: (d: { guest: string }) => `The definition of '${d.guest}' has changed since this change was planned.`,
  hint: "Ask for the change once more.",
});

/** A guest that must be off before it is cloned, or becomes a template. */
export const CloneSourceRuns = defineError("builder.clone-source-runs", {
  kind: "conflict",
  message: (d: { guest: string; state: string }) => `Guest '${d.guest}' is '${d.state}', and must be off for that.`,
  hint: "Shut it down first: a copy of disks that are being written to is damaged.",
});

/** A disk that storage pools cannot copy. */
export const DiskNotCloneable = defineError("builder.disk-not-cloneable", {
  kind: "unsupported",
  message: (d: { disk: string; guest: string; type: string }) =>
    `Disk '${d.disk}' of guest '${d.guest}' is of type '${d.type}', which cannot be copied.`,
  hint: "Share it or leave it out: `--disk vdb=share`, `--disk vdb=skip`.",
});

/** A template that is to be started. */
export const TemplateStart = defineError("builder.template-start", {
  kind: "conflict",
  message: (d: { guest: string }) => `'${d.guest}' is a template, which is only cloned.`,
  hint: (d) =>
    `Clone it with \`hob vm clone ${d.guest} NAME\`, or make it a virtual machine again with \`hob vm template ${d.guest} --undo\`.`,
});
