const names: Readonly<Record<string, string>> = {
  amd64: "x86_64",
  "x86-64": "x86_64",
  i386: "i686",
  i486: "i686",
  i586: "i686",
  arm64: "aarch64",
  armhf: "armv7l",
  ppc64el: "ppc64le",
};

/** An architecture by libvirt's name, from the names that distributions use. */
export const libvirtArch = (arch: string | null | undefined): string | null =>
  arch ? (names[arch.toLowerCase()] ?? arch.toLowerCase()) : null;
