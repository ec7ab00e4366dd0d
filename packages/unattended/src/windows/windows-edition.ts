import type { OperatingSystem } from "@hob/osinfo";

/** Whether it is a server, where there need not be anyone but the administrator. */
export const isWindowsServer = ({ shortId }: Pick<OperatingSystem, "shortId">): boolean => /^win2k\d/.test(shortId);

/** Windows' name of an architecture. */
export function windowsArch(arch: string): "amd64" | "x86" | "arm64" {
  if (arch === "x86_64") return "amd64";
  return arch === "aarch64" ? "arm64" : "x86";
}
