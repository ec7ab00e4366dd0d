import { bedCgroups } from "./bed-cgroups.ts";

/**
 * The supervisor, outside the bed: `sh -c SUPERVISOR hob-bed DIRECTORY LINK INIT SUBNET…`.
 * It outlives the test process just long enough to take everything away again.
 */
export const supervisorScript = (cgroups: boolean) => `
directory=$1 link=$2 init=$3; shift 3
${cgroups ? bedCgroups.find : ""}
(
  set -e -- unshare --net --mount --uts --pid --fork --kill-child --propagation private sh -c "$init" hob-bed "$directory" "$link"
  ${cgroups ? bedCgroups.enter : ""}
  exec "$@"
)
status=$?
${cgroups ? bedCgroups.remove : ""}
ip link del "$link" 2>/dev/null
for subnet; do ip route del unreachable "$subnet" 2>/dev/null; done
rm -rf "$directory"
exit $status
`;

/**
 * How every first process of a bed begins and ends: `sh -c INIT hob-bed DIRECTORY NAME`. Its standard input is a pipe
 * held by the test process. A line says that the folders are filled; when the pipe ends, by whatever cause, this process
 * ends, and the kernel ends all others of the bed with it. It waits in `wait`, which also takes in the exit states of
 * daemons' orphans.
 */
const initScript = (mounts: string) => `
set -e
directory=$1
read -r go
read -r pid rest < /proc/self/stat
mount -t proc proc /proc
${mounts}
ip link set lo up
echo "$2" > /proc/sys/kernel/hostname
exec 3<&0
cat <&3 >/dev/null & keeper=$!
echo "ready $pid"
wait $keeper
`;

/** Makes a bed's folders stand for the machine's libvirt, and hides `/dev/kvm` when asked to. */
export const libvirtdScript = (cgroups: boolean) =>
  initScript(`
${cgroups ? bedCgroups.versions : ""}
mount -t sysfs sysfs /sys
${cgroups ? bedCgroups.mount : ""}
mount -t tmpfs tmpfs /run
mkdir -p /run/libvirt /run/lock /run/netns
for pair in etc:/etc/libvirt lib:/var/lib/libvirt cache:/var/cache/libvirt log:/var/log/libvirt tpm:/var/lib/swtpm-localca sasl:/etc/sasl2; do
  mkdir -p "\${pair#*:}"
  mount --bind "$directory/\${pair%%:*}" "\${pair#*:}"
done
mount --bind "$directory/hosts" /etc/hosts
[ ! -d /etc/mdevctl.d ] || mount --bind "$directory/mdev" /etc/mdevctl.d
if [ -e "$directory/hide-kvm" ] && [ -e /dev/kvm ]; then
  cp -a -x /dev /run/dev
  rm /run/dev/kvm
  for name in pts shm; do mount --bind "/dev/$name" "/run/dev/$name"; done
  mount --rbind /run/dev /dev
fi
`);

/** Gives a fresh root folder what a booted Debian has; programs enter it by chroot. */
export const freshDebianScript = initScript(`
for kind in proc sysfs tmpfs; do
  case $kind in proc) at=proc ;; sysfs) at=sys ;; tmpfs) at=run ;; esac
  mount -t $kind $kind "$directory/root/$at"
done
mkdir -p "$directory/root/run/lock"
mount --rbind /dev "$directory/root/dev"
`);
