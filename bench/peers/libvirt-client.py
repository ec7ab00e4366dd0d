"""A peer of the libvirt benchmarks: python3-libvirt, which has libvirt's C library underneath.

Usage: /usr/bin/python3 -B libvirt-client.py URI [events]; with "events" it has libvirt's event loop besides.
"""
import sys
from concurrent.futures import ThreadPoolExecutor

import libvirt

import libvirt_events
from peer import serve

if "events" in sys.argv:
    libvirt_events.start()
connection = libvirt.open(sys.argv[1])
domains = connection.listAllDomains()


def trips(count):
    for _ in range(int(count)):
        connection.getLibVersion()
    return int(count)


def listing():
    return len(connection.listAllDomains())


def documents(threads, count):
    threads, wanted = int(threads), domains[: int(count)]
    if threads == 1:
        return sum(len(domain.XMLDesc()) for domain in wanted)
    with ThreadPoolExecutor(threads) as pool:
        return sum(pool.map(lambda domain: len(domain.XMLDesc()), wanted))


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


hearing = []


def subscribe():
    hearing.append(libvirt_events.subscribe(connection))
    return 1


def unsubscribe():
    hearing.pop()()
    return 1


work = {
    "trips": trips,
    "list": listing,
    "xml": documents,
    "stats": statistics,
    "upload": upload,
    "download": download,
    "subscribe": subscribe,
    "unsubscribe": unsubscribe,
    "expect": lambda count: libvirt_events.expect(int(count)),
    "latency": lambda rounds: libvirt_events.latency(connection, domains[0], int(rounds)),
}
serve(len(domains), work)
