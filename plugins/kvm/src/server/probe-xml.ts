import type { GuestType } from "@hob/plugin-grid";

/** How a probe guest is made. */
export interface ProbeGuest {
  readonly name: string;
  readonly uuid: string;
  readonly guestType: GuestType;
}

/**
 * A guest that ends by itself within moments where its processor works: it has nothing to boot from, so its firmware
 * gives up, reboots at once (`rebootTimeout='0'`), and the reboot ends it.
 *
 * It has the processor that real guests get, because there are machines where KVM runs a plain one and aborts on that.
 */
export function probeXml({ name, uuid, guestType }: ProbeGuest): string {
  const cpu = guestType === "kvm" ? "<cpu mode='host-passthrough'/>" : "";
  return `<domain type='${guestType}'>
  <name>${name}</name>
  <uuid>${uuid}</uuid>
  <description>Hob finds out whether guests of type '${guestType}' run here; this one ends by itself.</description>
  <memory unit='MiB'>32</memory>
  <vcpu>1</vcpu>
  <os>
    <type>hvm</type>
    <bios rebootTimeout='0'/>
  </os>
  <features><acpi/><apic/></features>
  ${cpu}
  <on_poweroff>destroy</on_poweroff>
  <on_reboot>destroy</on_reboot>
  <on_crash>destroy</on_crash>
  <devices>
    <controller type='usb' model='none'/>
    <memballoon model='none'/>
  </devices>
</domain>
`;
}
