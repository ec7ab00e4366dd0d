import type { GuestFile } from "./guest-files.ts";

/** Label of the file system that the guest mounts at `/data`. */
export const DATA_LABEL = "hob-data";

/**
 * What the guest with an agent starts besides the plain one. New processors and memory are taken into use, the memory so
 * that it can be given back; new network cards get an address.
 */
const start = `#!/bin/sh
echo online_movable > /sys/devices/system/memory/auto_online_blocks
uevent /etc/hotplug.sh &
disk=$(findfs LABEL=${DATA_LABEL} 2>/dev/null) && mount -t ext4 "$disk" /data
if ! grep -qw hob.agent=off /proc/cmdline; then
  for port in /sys/class/virtio-ports/*; do
    [ -e "$port/name" ] && /etc/agent.sh "$(cat "$port/name")" "/dev/\${port##*/}"
  done
fi
grep -qw hob.power=ignored /proc/cmdline && rm -r /etc/acpi/PWRF
exit 0
`;

const agent = `#!/bin/sh
[ "$1" = org.qemu.guest_agent.0 ] || exit 0
qemu-ga -m virtio-serial -p "$2" -d -f /run/qemu-ga.pid -t /run -l /run/qemu-ga.log -F/etc/fsfreeze-hook
echo "Agent listens on $2"
`;

const hotplug = `#!/bin/sh
case $ACTION-$SUBSYSTEM in
  add-cpu) [ -e "/sys$DEVPATH/online" ] && echo 1 > "/sys$DEVPATH/online" ;;
  add-net) udhcpc -b -S -t 30 -T 1 -i "\${DEVPATH##*/}" -s /etc/udhcpc.sh -x hostname:hob-guest >/dev/null 2>&1 ;;
  add-virtio-ports) grep -qw hob.agent=off /proc/cmdline || /etc/agent.sh "$(cat "/sys$DEVPATH/name")" "/dev/$DEVNAME" ;;
esac
`;

/** The agent calls this around freezing; the last word is left in a file that tests can read. */
const fsfreezeHook = `#!/bin/sh
echo "$1" >> /run/fsfreeze
`;

const shutdown = `#!/bin/sh
echo "Asked to shut down: $*" > /dev/console
sync
case " $* " in
  *" -r "*) reboot -f ;;
  *" -H "*) halt -f ;;
  *) poweroff -f ;;
esac
`;

/** Sets passwords as the program of that name does, which busybox lacks here. */
const chpasswd = `#!/bin/sh
while IFS=: read -r user password; do
  grep -q "^$user:" /etc/shadow || exit 1
  [ "$1" = -e ] || password=$(mkpasswd -m sha512 "$password")
  sed -i "s|^$user:[^:]*:|$user:$password:|" /etc/shadow
done
`;

/** What the guest with an agent has besides the plain one, or instead of it. */
export const agentFiles: readonly GuestFile[] = [
  { path: "etc/start.sh", text: start, executable: true },
  { path: "etc/agent.sh", text: agent, executable: true },
  { path: "etc/hotplug.sh", text: hotplug, executable: true },
  { path: "etc/fsfreeze-hook", text: fsfreezeHook, executable: true },
  { path: "bin/shutdown", text: shutdown, executable: true },
  { path: "bin/chpasswd", text: chpasswd, executable: true },
  { path: "etc/passwd", text: "root:x:0:0:root:/root:/bin/sh\nada:x:1000:1000:Ada:/home/ada:/bin/sh\n" },
  { path: "etc/shadow", text: "root::19000:0:99999:7:::\nada:!:19000:0:99999:7:::\n" },
  { path: "etc/group", text: "root:x:0:\nada:x:1000:\n" },
  { path: "home/ada/.profile", text: "" },
  { path: "data/.keep", text: "" },
];
