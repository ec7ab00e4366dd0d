"""A peer of the libvirt benchmarks: virsh, a process per command, as scripts use it.

Usage: /usr/bin/python3 -B virsh.py URI
"""
import os
import resource
import subprocess
import sys

from peer import serve

# Output is counted as the library gives it: not translated, and with a point in numbers.
environment = {**os.environ, "LC_ALL": "C"}


def virsh(*arguments):
    command = ["virsh", "--quiet", "--connect", sys.argv[1], *arguments]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, env=environment).stdout.decode()


def names():
    return virsh("list", "--all", "--name").split()


def children():
    return resource.getrusage(resource.RUSAGE_CHILDREN)


domains = names()
work = {
    "list": lambda: len(names()),
    "xml": lambda _, count: sum(len(virsh("dumpxml", name)) for name in domains[: int(count)]),
    "stats": lambda _: sum(line.startswith("  ") for line in virsh("domstats").splitlines()),
}
serve(
    len(domains),
    work,
    cpu=lambda: children().ru_utime + children().ru_stime,
    resident=lambda: children().ru_maxrss,
)
