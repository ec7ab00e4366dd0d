"""A peer of the libvirt benchmarks: python3-libvirt, which has libvirt's C library underneath.

Usage: /usr/bin/python3 libvirt-client.py URI. It prints "ready DOMAINS"; then each line on standard input is one piece of
work, answered by "milliseconds cpu-milliseconds amount resident-kB".
"""
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import libvirt

connection = libvirt.open(sys.argv[1])
domains = connection.listAllDomains()


def trips(count):
    for _ in range(int(count)):
        connection.getLibVersion()
    return int(count)


def listing():
    return len(connection.listAllDomains())


def documents(threads):
    threads = int(threads)
    if threads == 1:
        return sum(len(domain.XMLDesc()) for domain in domains)
    with ThreadPoolExecutor(threads) as pool:
        return sum(pool.map(lambda domain: len(domain.XMLDesc()), domains))


def statistics(groups):
    return sum(len(record) for _, record in connection.getAllDomainStats(int(groups)))


def upload(size, path):
    left = int(size)
    block = b"\x5a" * 262120

    def produce(_stream, length, _opaque):
        nonlocal left
        part = block[: min(length, left)]
        left -= len(part)
        return part

    stream = connection.newStream()
    connection.storageVolLookupByPath(path).upload(stream, 0, int(size), 0)
    stream.sendAll(produce, None)
    stream.finish()
    return int(size)


def download(size, path):
    received = 0

    def consume(_stream, part, _opaque):
        nonlocal received
        received += len(part)

    stream = connection.newStream()
    connection.storageVolLookupByPath(path).download(stream, 0, int(size), 0)
    stream.recvAll(consume, None)
    stream.finish()
    return received


def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * 4


work = {
    "trips": trips,
    "list": listing,
    "xml": documents,
    "stats": statistics,
    "upload": upload,
    "download": download,
}
print("ready", len(domains), flush=True)
for line in sys.stdin:
    verb, *arguments = line.split()
    started, cpu = time.perf_counter(), time.process_time()
    amount = work[verb](*arguments)
    took, used = time.perf_counter() - started, time.process_time() - cpu
    print(f"{took * 1000:.3f} {used * 1000:.3f} {amount} {resident()}", flush=True)
