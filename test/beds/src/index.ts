export { agentDisk } from "./agent-disk.ts";
export { agentAnswers, agentGuest, type AgentGuestOptions } from "./agent-guest.ts";
export { agentSystem } from "./agent-system.ts";
export { bootableImage } from "./bootable-image.ts";
export { cacheDirectory } from "./cache-directory.ts";
export { type CloudImage, cloudImage } from "./cloud-image.ts";
export { launchChromium } from "./chromium.ts";
export { cloudInitModules } from "./cloud-init-modules.ts";
export { cpioArchive, type CpioEntry } from "./cpio-archive.ts";
export { debianCloudImage } from "./debian-cloud-image.ts";
export { Fault, type Direction, type FaultAction, type FaultOptions, type FaultPlace } from "./fault.ts";
export { type FaultyProxy, startFaultyProxy, type Welcome } from "./faulty-proxy.ts";
export { type FreshDebian, openFreshDebian } from "./fresh-debian.ts";
export { type Bed, type BedOptions, startLibvirtd } from "./libvirtd-bed.ts";
export { libvirtSource } from "./libvirt-source.ts";
export { guestShell } from "./guest-shell.ts";
export { type LibvirtdPair, type PairedBed, startLibvirtdPair } from "./libvirtd-pair.ts";
export type { ListenOptions, TcpEndpoint, TlsEndpoint, TlsListenOptions } from "./libvirtd-listeners.ts";
export { type PkiContent, writePkiFolder } from "./pki-folder.ts";
export { run, type RunOptions } from "./run.ts";
export type { SaslOptions } from "./sasl-users.ts";
export {
  type CertificateRequest,
  createTestAuthority,
  type TestAuthority,
  type TestCertificate,
} from "./test-authority.ts";
export { type RoutedNetwork, routeGuests } from "./route-guests.ts";
export { type Sshd, type SshdOptions, startSshd } from "./sshd-bed.ts";
export type { SshdHostKeyType, SshdMethod } from "./sshd-files.ts";
export { tinyContainer, type TinyContainerOptions } from "./tiny-container.ts";
export { startTinyContainer } from "./start-tiny-container.ts";
export { testNode, type TestNodeOptions } from "./test-node.ts";
export { tinyIso } from "./tiny-iso.ts";
export { unpackedDebian } from "./unpacked-debian.ts";
export { startVersionProxy, type VersionProxy, type VersionProxyOptions } from "./version-proxy.ts";
