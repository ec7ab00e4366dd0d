/**
 * Control groups of a bed, as parts of its scripts. They belong to no namespace's life: the supervisor makes a group per
 * hierarchy and removes it with all that libvirt made below. Inside, that group looks like the root. Processes are in
 * `init` below it, because a group of the second version may not have both processes and children with controllers.
 */
export const bedCgroups = {
  /** The supervisor's beginning: `roots` are the bed's groups, one per hierarchy of the first version, or the one of the second. */
  find: `
if [ -e /sys/fs/cgroup/cgroup.controllers ]; then roots=/sys/fs/cgroup/$link; else
  roots=$(for at in /sys/fs/cgroup/*; do
    case $at in */systemd | */unified) ;; *) [ -L "$at" ] || [ ! -e "$at/cgroup.procs" ] || echo "$at/$link" ;; esac
  done)
fi
`,

  /** Takes the shell into the bed's groups, and makes what the next program sees begin there. */
  enter: `
for root in $roots; do
  mkdir -p "$root/init"
  for group in "$root" "$root/init"; do
    for file in cpuset.cpus cpuset.mems; do
      [ ! -e "$root/../cpuset.sched_load_balance" ] || cat "$root/../$file" > "$group/$file"
    done
  done
  echo 0 > "$root/cgroup.procs"
done
set -- unshare --cgroup sh -e -c '
  for root in $1; do
    echo 0 > "$root/init/cgroup.procs"
    [ ! -e "$root/cgroup.controllers" ] || for name in $(cat "$root/cgroup.controllers"); do
      echo "+$name" > "$root/cgroup.subtree_control"
    done
  done
  shift; exec "$@"
' hob-bed "$roots" "$@"
`,

  /** The supervisor's end. The kernel needs a moment to forget processes that ended. */
  remove: `
for root in $roots; do
  for try in 1 2 3 4 5 6 7 8 9 10; do
    find "$root" -depth -type d -exec rmdir {} + 2>/dev/null && break
    sleep 0.1
  done
done
`,

  /** Mounts inside what the machine has of control groups; version 1 alone where both are, as libvirt_lxc cannot have both. */
  mount: `
if [ -n "$v1" ]; then
  mount -t tmpfs cgroup /sys/fs/cgroup
  for name in $v1; do mkdir "/sys/fs/cgroup/$name"; mount -t cgroup -o "$name" cgroup "/sys/fs/cgroup/$name"; done
else
  mount -t cgroup2 cgroup2 /sys/fs/cgroup
fi
`,

  /** What `mount` needs to know, asked before `/sys` is a new one. libvirt_lxc would also see the mounts below that. */
  versions: `
v1=$(sed -n 's,^[^ ]* /sys/fs/cgroup/\\([a-z_,]*\\) cgroup .*,\\1,p' /proc/mounts | sed /systemd/d)
umount --lazy --recursive /sys/fs/cgroup
`,

  /** A program that runs another in the bed's groups, from inside: programs that enter namespaces keep their groups. */
  join: [
    "sh",
    "-c",
    `for at in /sys/fs/cgroup/init /sys/fs/cgroup/*/init; do
       [ ! -e "$at/cgroup.procs" ] || echo $$ > "$at/cgroup.procs"
     done
     exec "$@"`,
    "hob-bed",
  ],
} as const;
