export { type Capabilities, capabilities } from "./capabilities.ts";
export { type GuestCapabilities, type GuestDomain, type GuestMachine } from "./capabilities/guest.ts";
export { type HostCapabilities, type NumaCell, type SecurityModel } from "./capabilities/host.ts";
export {
  type DomainCapabilities,
  domainCapabilities,
  type FeatureCapabilities,
  type OsCapabilities,
} from "./domain-capabilities.ts";
export { type CpuCapabilities, type CpuMode, type CpuModel } from "./domain-capabilities/cpu.ts";
export { type DeviceCapabilities } from "./domain-capabilities/devices.ts";
export { documentKind, type DocumentKind, documentKinds } from "./document-kinds.ts";
export { type Domain, domain, type LifecycleAction } from "./domain.ts";
export { type Clock, type Timer } from "./domain/clock.ts";
export { type Cpu, type CpuFeature } from "./domain/cpu.ts";
export { type Devices, devices, noDevices } from "./domain/devices.ts";
export { type Address } from "./domain/devices/address.ts";
export { type Audio } from "./domain/devices/audio.ts";
export { type Channel } from "./domain/devices/channel.ts";
export { type CharacterDevice } from "./domain/devices/character-device.ts";
export { type Console } from "./domain/devices/console.ts";
export { type Controller } from "./domain/devices/controller.ts";
export { type Disk, disk, type DiskDriver } from "./domain/devices/disk.ts";
export { type BackingStore } from "./domain/devices/disk/backing-store.ts";
export { type DiskSource } from "./domain/devices/disk/source.ts";
export { type Filesystem } from "./domain/devices/filesystem.ts";
export { type Graphics, type GraphicsListen } from "./domain/devices/graphics.ts";
export { type Input } from "./domain/devices/input.ts";
export { type Interface } from "./domain/devices/interface.ts";
export { type InterfaceSource } from "./domain/devices/interface/source.ts";
export { type Memballoon } from "./domain/devices/memballoon.ts";
export { type Panic } from "./domain/devices/panic.ts";
export { type Rng } from "./domain/devices/rng.ts";
export { type Serial } from "./domain/devices/serial.ts";
export { type Sound, type SoundCodec } from "./domain/devices/sound.ts";
export { type Tpm } from "./domain/devices/tpm.ts";
export { type Video } from "./domain/devices/video.ts";
export { type Watchdog } from "./domain/devices/watchdog.ts";
export { type Features } from "./domain/features.ts";
export { type Hyperv } from "./domain/features/hyperv.ts";
export { type MemoryBacking } from "./domain/memory-backing.ts";
export { type BootDevice, type FirmwareFeature, type Os } from "./domain/os.ts";
export { type Loader } from "./domain/os/loader.ts";
export { hobNotes, osinfoId, withHobNotes, withOsinfoId } from "./domain/metadata.ts";
export { type Nvram } from "./domain/os/nvram.ts";
export { type Seclabel } from "./domain/seclabel.ts";
export {
  type Coverage,
  coverage,
  edit,
  type Element,
  InvalidXmlValue,
  MissingXml,
  type Open,
  read,
  UnexpectedDocument,
  write,
} from "./kit/index.ts";
export { type Network, network } from "./network.ts";
export { type Forward } from "./network/forward.ts";
export { type DhcpHost, type DhcpRange, type NetworkIp } from "./network/ip.ts";
export { type StoragePool, storagePool } from "./storage-pool.ts";
export { type StoragePoolSource } from "./storage-pool/source.ts";
export { type StorageVolume, storageVolume } from "./storage-volume.ts";
export { type Permissions } from "./storage/permissions.ts";
