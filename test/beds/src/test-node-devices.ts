/** A PCI function: its place, names by number and text, and what else it can do. */
interface PciFunction {
  readonly bus: number;
  readonly slot: number;
  readonly function?: number;
  readonly parent?: string;
  readonly driver?: string;
  /** Class code, e.g. `0x030000` for a graphics card. */
  readonly class: string;
  readonly vendor: readonly [id: string, name: string];
  readonly product: readonly [id: string, name: string];
  /** Members of its IOMMU group, which is numbered by `group`; default: it alone. */
  readonly group: number;
  readonly groupOf?: readonly PciPlace[];
  readonly node?: number;
  /** More elements of the capability. */
  readonly more?: string;
}

type PciPlace = readonly [bus: number, slot: number, fn: number];

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, "0");
const nameOf = ([bus, slot, fn]: PciPlace) => `pci_0000_${hex(bus, 2)}_${hex(slot, 2)}_${fn}`;
const address = ([bus, slot, fn]: PciPlace) =>
  `<address domain='0x0000' bus='0x${hex(bus, 2)}' slot='0x${hex(slot, 2)}' function='0x${fn}'/>`;

function device(name: string, parent: string, capability: string, driver?: string): string {
  const bound = driver === undefined ? "" : `<driver><name>${driver}</name></driver>`;
  return `<device><name>${name}</name><parent>${parent}</parent>${bound}${capability}</device>`;
}

function pci(of: PciFunction): string {
  const place = [of.bus, of.slot, of.function ?? 0] as const;
  const members = (of.groupOf ?? [place]).map(address).join("");
  const capability = `<capability type='pci'><class>${of.class}</class>
    <domain>0</domain><bus>${of.bus}</bus><slot>${of.slot}</slot><function>${of.function ?? 0}</function>
    <product id='${of.product[0]}'>${of.product[1]}</product><vendor id='${of.vendor[0]}'>${of.vendor[1]}</vendor>
    ${of.more ?? ""}<iommuGroup number='${of.group}'>${members}</iommuGroup><numa node='${of.node ?? 0}'/>
  </capability>`;
  return device(nameOf(place), of.parent ?? "computer", capability, of.driver);
}

const intel = ["0x8086", "Intel Corporation"] as const;
const nvidia = ["0x10de", "NVIDIA Corporation"] as const;

const graphics = [
  [1, 0, 0],
  [1, 0, 1],
] as const;
const virtualFunctions = [
  [2, 16, 0],
  [2, 16, 2],
] as const;

const cards = [
  // A graphics card and its sound: two functions that can only go to a guest together.
  pci({
    ...{ bus: 1, slot: 0, class: "0x030000", vendor: nvidia, product: ["0x1eb8", "TU104GL [Tesla T4]"] },
    ...{ group: 11, groupOf: graphics, driver: "nvidia", node: 1 },
    more: `<capability type='mdev_types'>
      <type id='nvidia-222'><name>GRID T4-1B</name><deviceAPI>vfio-pci</deviceAPI><availableInstances>16</availableInstances></type>
      <type id='nvidia-231'><name>GRID T4-2Q</name><deviceAPI>vfio-pci</deviceAPI><availableInstances>0</availableInstances></type>
    </capability>`,
  }),
  pci({
    ...{ bus: 1, slot: 0, function: 1, class: "0x040300", vendor: nvidia, product: ["0x10f8", "TU104 HD Audio"] },
    ...{ group: 11, groupOf: graphics, driver: "snd_hda_intel", node: 1 },
  }),
  // A network card with two of seven virtual functions.
  pci({
    ...{ bus: 2, slot: 0, class: "0x020000", vendor: intel, product: ["0x10c9", "82576 Gigabit Network Connection"] },
    ...{ group: 12, driver: "igb" },
    more: `<capability type='virt_functions' maxCount='7'>${virtualFunctions.map(address).join("")}</capability>`,
  }),
  ...virtualFunctions.map(([bus, slot, fn], index) =>
    pci({
      ...{ bus, slot, function: fn, class: "0x020000", vendor: intel, product: ["0x10ca", "82576 Virtual Function"] },
      ...{ group: 20 + index, driver: "igbvf" },
      more: `<capability type='phys_function'>${address([2, 0, 0])}</capability>`,
    }),
  ),
  pci({
    ...{ bus: 3, slot: 0, class: "0x010802", vendor: intel, product: ["0x0953", "PCIe Data Center SSD"] },
    ...{ group: 13, driver: "nvme" },
  }),
  pci({
    ...{
      bus: 4,
      slot: 0,
      class: "0x0c0400",
      vendor: ["0x1077", "QLogic Corp."],
      product: ["0x2532", "ISP2532 Fibre Channel"],
    },
    ...{ group: 14, driver: "qla2xxx" },
  }),
] as const;

const below = [
  device(
    "mdev_c9e7d6bd_45d1_4f1a_9b7f_3f4a6f3a3c11_0000_01_00_0",
    nameOf([1, 0, 0]),
    `<capability type='mdev'><type id='nvidia-222'/><uuid>c9e7d6bd-45d1-4f1a-9b7f-3f4a6f3a3c11</uuid><iommuGroup number='30'/></capability>`,
    "vfio_mdev",
  ),
  device(
    "net_eno1_52_54_00_aa_00_01",
    nameOf([2, 0, 0]),
    `<capability type='net'><interface>eno1</interface><address>52:54:00:aa:00:01</address><link speed='1000' state='up'/>
      <capability type='80203'/></capability>`,
  ),
  // The name from which the test driver makes virtual adapters.
  device(
    "scsi_host11",
    nameOf([4, 0, 0]),
    `<capability type='scsi_host'><host>11</host><unique_id>1</unique_id>
      <capability type='fc_host'><wwnn>2001001b32a9da4e</wwnn><wwpn>2101001b32a9da4e</wwpn><fabric_wwn>2001000dec9877c1</fabric_wwn></capability>
      <capability type='vport_ops'><max_vports>127</max_vports><vports>0</vports></capability></capability>`,
  ),
  device(
    "scsi_target11_0_0",
    "scsi_host11",
    `<capability type='scsi_target'><target>target11:0:0</target></capability>`,
  ),
  device(
    "scsi_11_0_0_0",
    "scsi_target11_0_0",
    `<capability type='scsi'><host>11</host><bus>0</bus><target>0</target><lun>0</lun><type>disk</type></capability>`,
    "sd",
  ),
  device(
    "block_sda_3600c0ff000d7a2a5",
    "scsi_11_0_0_0",
    `<capability type='storage'><block>/dev/sda</block><drive_type>disk</drive_type><model>Test LUN</model><vendor>Hob</vendor>
      <serial>3600c0ff000d7a2a5</serial><size>107374182400</size><logical_block_size>512</logical_block_size>
      <num_blocks>209715200</num_blocks></capability>`,
  ),
  device(
    "usb_1_2",
    "computer",
    `<capability type='usb_device'><bus>1</bus><device>2</device><product id='0x5581'>Ultra Fit</product>
      <vendor id='0x0781'>SanDisk Corp.</vendor></capability>`,
    "usb",
  ),
  device(
    "usb_1_2_1_0",
    "usb_1_2",
    `<capability type='usb'><number>0</number><class>8</class><subclass>6</subclass><protocol>80</protocol></capability>`,
    "usb-storage",
  ),
  device("drm_renderD128", nameOf([1, 0, 0]), `<capability type='drm'><type>render</type></capability>`),
];

/**
 * Devices of a made-up node, as libvirt describes them: what passthrough chooses from. There are no vDPA and no generic
 * SCSI devices, which libvirt 9.0 writes but cannot read.
 */
export const testNodeDevices: readonly string[] = [...cards, ...below];
