export { type PciAddress } from "./address/pci.ts";
export { type Capabilities, capabilities } from "./capabilities.ts";
export { type GuestCapabilities, type GuestDomain, type GuestMachine } from "./capabilities/guest.ts";
export { type HostCapabilities } from "./capabilities/host.ts";
export {
  type CacheBank,
  type CacheCapabilities,
  type CacheControl,
  type CacheType,
} from "./capabilities/host/cache.ts";
export { type HostProcessor, type NumaCell, type PagePool } from "./capabilities/host/cell.ts";
export { type CpuExtensions, type HostCpu } from "./capabilities/host/cpu.ts";
export {
  type BandwidthControl,
  type BandwidthNode,
  type MemoryBandwidth,
} from "./capabilities/host/memory-bandwidth.ts";
export { type ResourceMonitor } from "./capabilities/host/monitor.ts";
export { type SecurityBaselabel, type SecurityModel } from "./capabilities/host/secmodel.ts";
export { cpuSetLimit, InvalidCpuSet, parseCpuSet, serialiseCpuSet } from "./cpu-set.ts";
export { cpu, type CpuDefinition } from "./cpu.ts";
export { type CpuCounter } from "./cpu/counter.ts";
export { type CpuFeature } from "./cpu/feature.ts";
export { type MaxPhysAddr } from "./cpu/max-phys-addr.ts";
export { type CpuModelName } from "./cpu/model.ts";
export { type CpuSignature } from "./cpu/signature.ts";
export { type CpuTopology } from "./cpu/topology.ts";
export { documentKind, type DocumentKind, documentKinds } from "./document-kinds.ts";
export { type DomainCapabilities, domainCapabilities } from "./domain-capabilities.ts";
export { type CpuCapabilities, type CpuMode, type CpuModel, type CpuModelBlockers } from "./domain-capabilities/cpu.ts";
export { type DeviceCapabilities } from "./domain-capabilities/devices.ts";
export { type FeatureCapabilities } from "./domain-capabilities/features.ts";
export { type SevCapabilities } from "./domain-capabilities/features/sev.ts";
export { type SgxCapabilities, type SgxSection } from "./domain-capabilities/features/sgx.ts";
export { type OsCapabilities } from "./domain-capabilities/os.ts";
export { type Domain, domain, type LifecycleAction } from "./domain.ts";
export { type BhyveCommandline } from "./domain/bhyve/commandline.ts";
export { type Blkiotune, type BlkiotuneDevice } from "./domain/blkiotune.ts";
export { type Clock } from "./domain/clock.ts";
export { type Adjustment } from "./domain/clock/adjustment.ts";
export { type Timer, type TimerCatchup } from "./domain/clock/timer.ts";
export { type Cpu } from "./domain/cpu.ts";
export { type CpuCache } from "./domain/cpu/cache.ts";
export { type CpuNuma } from "./domain/cpu/numa.ts";
export { type CpuNumaCell } from "./domain/cpu/numa/cell.ts";
export { type Cputune } from "./domain/cputune.ts";
export { type CacheAllocation, type CacheMonitor, type Cachetune } from "./domain/cputune/cachetune.ts";
export { type EmulatorPin } from "./domain/cputune/emulatorpin.ts";
export { type IothreadPin } from "./domain/cputune/iothreadpin.ts";
export { type MemoryBandwidthAllocation, type Memorytune } from "./domain/cputune/memorytune.ts";
export { type IothreadScheduling, type Scheduling, type VcpuScheduling } from "./domain/cputune/scheduling.ts";
export { type VcpuPin } from "./domain/cputune/vcpupin.ts";
export { type DefaultIothread } from "./domain/defaultiothread.ts";
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
export { type Features, type SpeculationGuard } from "./domain/features.ts";
export { type ContainerCapabilities, linuxCapabilities, type LinuxCapability } from "./domain/features/capabilities.ts";
export { type Hyperv } from "./domain/features/hyperv.ts";
export { type Kvm } from "./domain/features/kvm.ts";
export { type Xen } from "./domain/features/xen.ts";
export { type Idmap, type IdRange } from "./domain/idmap.ts";
export { type Iothread } from "./domain/iothreadids/iothread.ts";
export { type Keywrap, type KeywrapCipher } from "./domain/keywrap.ts";
export { type LaunchSecurity } from "./domain/launch-security.ts";
export { type LxcNamespace, type SharedNamespace } from "./domain/lxc/namespace.ts";
export { type MaxMemory } from "./domain/max-memory.ts";
export { type HugePage, type MemoryBacking } from "./domain/memory-backing.ts";
export { type Memtune } from "./domain/memtune.ts";
export { type MemoryLimit } from "./domain/memtune/memory-limit.ts";
export { metadataEntry, withMetadataEntry, withoutMetadataEntry } from "./domain/metadata.ts";
export { hobNotes, withHobNotes } from "./domain/metadata/hob-notes.ts";
export { osinfoId, withOsinfoId } from "./domain/metadata/osinfo-id.ts";
export { type Memnode, type NumaMode, type Numatune } from "./domain/numatune.ts";
export { type BootDevice, type Os } from "./domain/os.ts";
export { type AcpiTable } from "./domain/os/acpi-table.ts";
export { type FirmwareFeature } from "./domain/os/firmware-feature.ts";
export { type Initenv } from "./domain/os/initenv.ts";
export { type Loader } from "./domain/os/loader.ts";
export { type Nvram } from "./domain/os/nvram.ts";
export { type Perf, type PerfEvent } from "./domain/perf.ts";
export { type QemuCapabilities } from "./domain/qemu/capabilities.ts";
export { type QemuCommandline, type QemuEnv } from "./domain/qemu/commandline.ts";
export { type QemuDeprecation } from "./domain/qemu/deprecation.ts";
export { type QemuDeviceOverride, type QemuOverride, type QemuProperty } from "./domain/qemu/override.ts";
export { type Resource } from "./domain/resource.ts";
export { type Seclabel } from "./domain/seclabel.ts";
export { type Vcpu } from "./domain/vcpu.ts";
export { type VcpuState } from "./domain/vcpus/vcpu.ts";
export { type XenCommandline } from "./domain/xen/commandline.ts";
export { type DomainCheckpoint, domainCheckpoint } from "./domain-checkpoint.ts";
export { type CheckpointDisk } from "./domain-checkpoint/disk.ts";
export { type HostInterface, hostInterface, type InterfaceBond, type InterfaceBridge } from "./interface.ts";
export { type BondArpmon } from "./interface/bond/arpmon.ts";
export { type BondMiimon } from "./interface/bond/miimon.ts";
export { type InterfaceAddress, type InterfaceProtocol } from "./interface/protocol.ts";
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
export { type Bandwidth, type TrafficLimits } from "./link/bandwidth.ts";
export { type LinkState } from "./link/state.ts";
export { type Virtualport } from "./link/virtualport.ts";
export { type Vlan, type VlanTag } from "./link/vlan.ts";
export { type Network, network } from "./network.ts";
export { type NetworkBridge } from "./network/bridge.ts";
export { type Dns } from "./network/dns.ts";
export { type DnsForwarder } from "./network/dns/forwarder.ts";
export { type DnsHost, dnsHost } from "./network/dns/host.ts";
export { type DnsSrv, dnsSrv } from "./network/dns/srv.ts";
export { type DnsTxt, dnsTxt } from "./network/dns/txt.ts";
export { type Forward, type ForwardAddress } from "./network/forward.ts";
export { type ForwardInterface, forwardInterface } from "./network/forward/interface.ts";
export { type NetworkIp } from "./network/ip.ts";
export { type Dhcp } from "./network/ip/dhcp.ts";
export { type DhcpHost, dhcpHost } from "./network/ip/dhcp/host.ts";
export { type DhcpRange, dhcpRange } from "./network/ip/dhcp/range.ts";
export { type Portgroup, portgroup } from "./network/portgroup.ts";
export { type Route } from "./network/route.ts";
export { type NetworkPort, networkPort } from "./network-port.ts";
export { type NetworkPlug } from "./network-port/plug.ts";
export { type Devnode, type NodeDevice, nodeDevice } from "./node-device.ts";
export { type ApCardCapability } from "./node-device/ap-card.ts";
export { type ApMatrixCapability } from "./node-device/ap-matrix.ts";
export { type ApQueueCapability } from "./node-device/ap-queue.ts";
export { type CcwCapability } from "./node-device/ccw.ts";
export { type ChannelAddress } from "./node-device/channel-address.ts";
export { type CssCapability } from "./node-device/css.ts";
export { type DrmCapability } from "./node-device/drm.ts";
export { type HardwareId } from "./node-device/hardware-id.ts";
export { type MdevAttribute, type MdevCapability } from "./node-device/mdev.ts";
export { type MdevType } from "./node-device/mdev-types.ts";
export { type NetCapability } from "./node-device/net.ts";
export { type PciCapability } from "./node-device/pci.ts";
export { type PciExpressLink } from "./node-device/pci/express-link.ts";
export { type PciVpd, type VpdField } from "./node-device/pci/vpd.ts";
export { type ScsiCapability } from "./node-device/scsi.ts";
export { type ScsiGenericCapability } from "./node-device/scsi-generic.ts";
export { type ScsiHostCapability } from "./node-device/scsi-host.ts";
export { type ScsiTargetCapability } from "./node-device/scsi-target.ts";
export { type RemovableMedium, type StorageCapability } from "./node-device/storage.ts";
export { type SystemCapability } from "./node-device/system.ts";
export { type UsbCapability } from "./node-device/usb.ts";
export { type UsbDeviceCapability } from "./node-device/usb-device.ts";
export { type VdpaCapability } from "./node-device/vdpa.ts";
export { type NumaCache } from "./numa/cache.ts";
export { type NumaDistance } from "./numa/distance.ts";
export {
  type Interconnect,
  type InterconnectBandwidth,
  type InterconnectLatency,
  type Interconnects,
} from "./numa/interconnects.ts";
export { type Secret, secret } from "./secret.ts";
export { type SecretUsage } from "./secret/usage.ts";
export { type StorageExtent } from "./storage/extent.ts";
export { type Permissions } from "./storage/permissions.ts";
export { type StoragePool, storagePool, type StoragePoolType } from "./storage-pool.ts";
export { type RbdOption } from "./storage-pool/rbd-option.ts";
export { type StoragePoolSource, storagePoolSource } from "./storage-pool/source.ts";
export { type PoolAdapter } from "./storage-pool/source/adapter.ts";
export { type PoolAuth } from "./storage-pool/source/auth.ts";
export { type PoolDevice } from "./storage-pool/source/device.ts";
export { type PoolHost } from "./storage-pool/source/host.ts";
export { type StoragePoolCapabilities, storagePoolCapabilities } from "./storage-pool-capabilities.ts";
export { type PoolTypeCapabilities } from "./storage-pool-capabilities/pool.ts";
export { type StoragePoolSources, storagePoolSources } from "./storage-pool-sources.ts";
export { type StorageVolume, storageVolume } from "./storage-volume.ts";
export { type VolumeBackingStore } from "./storage-volume/backing-store.ts";
export { type VolumeDevice } from "./storage-volume/device.ts";
export { type VolumeFormat } from "./storage-volume/format.ts";
export { type VolumeTarget } from "./storage-volume/target.ts";
export { type VolumeTimestamps } from "./storage-volume/timestamps.ts";
export { type Sysinfo, sysinfo } from "./sysinfo.ts";
export { type SysinfoBaseBoard } from "./sysinfo/base-board.ts";
export { type SysinfoBios } from "./sysinfo/bios.ts";
export { type SysinfoChassis } from "./sysinfo/chassis.ts";
export { type FirmwareEntry } from "./sysinfo/firmware-entry.ts";
export { type SysinfoMemoryDevice } from "./sysinfo/memory-device.ts";
export { type SysinfoProcessor } from "./sysinfo/processor.ts";
export { type SysinfoSystem } from "./sysinfo/system.ts";
