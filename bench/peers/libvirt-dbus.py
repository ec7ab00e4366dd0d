"""A peer of the libvirt benchmarks: libvirt-dbus, with a bus of its own, asked by GLib's D-Bus client.

Usage: /usr/bin/python3 -B libvirt-dbus.py FOLDER, where libvirtd's socket is in its usual place and FOLDER is for the bus.
Its CPU and memory are those of the bus and of libvirt-dbus too, which are what libvirt's own library is to others.
"""
import os
import subprocess
import sys

from gi.repository import Gio, GLib

from peer import own_memory, serve

configuration = """<busconfig>
  <type>session</type>
  <listen>unix:path={0}/bus</listen>
  <policy context="default">
    <allow user="*"/><allow own="*"/><allow send_destination="*"/><allow receive_sender="*"/>
  </policy>
</busconfig>"""
never = GLib.MAXINT
path = "/org/libvirt/QEMU"


def start_bus(folder):
    """Starts a bus; its process, and its address when it is ready."""
    file = os.path.join(folder, "bus.conf")
    with open(file, "w") as target:
        target.write(configuration.format(folder))
    command = ["dbus-daemon", "--config-file", file, "--nofork", "--print-address"]
    # It says that it could not raise its own limit of open files, which is of no importance here.
    bus = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return bus, bus.stdout.readline().decode().strip()


def start_service(connection, address):
    """Starts libvirt-dbus and waits until it has its name."""
    loop = GLib.MainLoop()
    Gio.bus_watch_name_on_connection(connection, "org.libvirt", 0, lambda *_: loop.quit(), None)
    environment = {**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": address}
    service = subprocess.Popen(["libvirt-dbus", "--system"], env=environment)
    loop.run()
    return service


bus, address = start_bus(sys.argv[1])
flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
connection = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
service = start_service(connection, address)


def call(of, interface, method, arguments):
    return connection.call_sync("org.libvirt", of, interface, method, arguments, None, 0, never, None).unpack()


def trips(count):
    arguments = GLib.Variant("(ss)", ("org.libvirt.Connect", "LibVersion"))
    for _ in range(int(count)):
        call(path, "org.freedesktop.DBus.Properties", "Get", arguments)
    return int(count)


def listing():
    (domains,) = call(path, "org.libvirt.Connect", "ListDomains", GLib.Variant("(u)", (0,)))
    return domains


def documents(in_flight, count):
    arguments, wanted = GLib.Variant("(u)", (0,)), domains[: int(count)]
    if int(in_flight) == 1:
        return sum(len(call(domain, "org.libvirt.Domain", "GetXMLDesc", arguments)[0]) for domain in wanted)
    loop, left, size, running = GLib.MainLoop(), iter(wanted), 0, 0

    def ask():
        nonlocal running
        domain = next(left, None)
        if domain is not None:
            running += 1
            connection.call(
                "org.libvirt", domain, "org.libvirt.Domain", "GetXMLDesc", arguments, None, 0, never, None, answered
            )

    def answered(_connection, result):
        nonlocal running, size
        size += len(connection.call_finish(result).unpack()[0])
        running -= 1
        ask()
        if running == 0:
            loop.quit()

    for _ in range(int(in_flight)):
        ask()
    loop.run()
    return size


def statistics(groups):
    arguments = GLib.Variant("(uu)", (int(groups), 0))
    (records,) = call(path, "org.libvirt.Connect", "GetAllDomainStats", arguments)
    return sum(len(figures) for _, figures in records)


def ticks(process):
    """CPU that a process has used, in seconds."""
    with open(f"/proc/{process.pid}/stat") as file:
        fields = file.read().rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def cpu():
    own = os.times()
    return own.user + own.system + ticks(bus) + ticks(service)


def resident():
    def of(process):
        with open(f"/proc/{process.pid}/statm") as file:
            return int(file.read().split()[1]) * 4

    return own_memory() + of(bus) + of(service)


domains = listing()
work = {"trips": trips, "list": lambda: len(listing()), "xml": documents, "stats": statistics}
serve(len(domains), work, cpu, resident)
service.terminate()
bus.terminate()
