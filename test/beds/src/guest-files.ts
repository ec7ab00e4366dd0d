/** Applets of busybox that the guest calls by name. */
export const applets = [
  ..."sh mount umount insmod ip ifconfig route udhcpc cat echo ls sleep getty login reboot poweroff acpid hostname".split(
    " ",
  ),
  ..."dmesg ps free mknod mkdir grep sed awk nc ping date df dd sync kill chmod ln head tail cut uname od md5sum".split(
    " ",
  ),
  ..."find touch rm cp id stty vi wget httpd init".split(" "),
];

const init = `#!/bin/sh
export PATH=/bin:/sbin
mount -t proc proc /proc; mount -t sysfs sys /sys; mount -t devtmpfs dev /dev
mkdir -p /dev/pts /run; mount -t devpts devpts /dev/pts; mount -t tmpfs run /run
while read -r module; do insmod "/lib/modules/$module.ko"; done < /etc/modules
hostname hob-guest
ip link set lo up
mount -t vfat /dev/vda1 /boot 2>/dev/null || mount -t vfat /dev/sda1 /boot 2>/dev/null
for link in /sys/class/net/eth*; do
  [ -e "$link" ] && udhcpc -b -S -t 30 -T 1 -i "\${link##*/}" -s /etc/udhcpc.sh -x hostname:hob-guest >/dev/null 2>&1 &
done
acpid -l /run/acpid.log -p /run/acpid.pid
[ -x /etc/start.sh ] && /etc/start.sh
echo "Hob test guest is up after $(cut -d' ' -f1 /proc/uptime) s"
exec init
`;

const udhcpc = `#!/bin/sh
case $1 in
  deconfig) ip link set "$interface" up ;;
  bound|renew)
    ip addr flush dev "$interface"
    ip addr add "$ip/\${mask:-24}" dev "$interface"
    [ -n "$router" ] && ip route replace default via "$router"
    echo "Address of $interface: $ip" > /dev/console ;;
esac
`;

const power = `#!/bin/sh
echo "Power button pressed" > /dev/console
sync
umount /boot
poweroff -f
`;

const inittab = `ttyS0::respawn:/sbin/getty -L 115200 ttyS0 vt100
tty1::respawn:/sbin/getty 38400 tty1 linux
::ctrlaltdel:/sbin/reboot -f
`;

/** A text of the guest's root file system. */
export interface GuestFile {
  readonly path: string;
  readonly text: string;
  readonly executable?: true;
}

/** Everything in the guest that is not a program or a kernel module. */
export const guestFiles: readonly GuestFile[] = [
  { path: "init", text: init, executable: true },
  { path: "etc/udhcpc.sh", text: udhcpc, executable: true },
  { path: "etc/acpi/PWRF/00000080", text: power, executable: true },
  { path: "etc/inittab", text: inittab },
  { path: "etc/passwd", text: "root::0:0:root:/root:/bin/sh\n" },
  { path: "etc/group", text: "root:x:0:\n" },
  { path: "etc/shells", text: "/bin/sh\n" },
  { path: "etc/issue", text: "Hob test guest on \\l\n" },
  { path: "etc/os-release", text: 'ID=hob-guest\nNAME="Hob test guest"\nVERSION_ID=1\n' },
];
