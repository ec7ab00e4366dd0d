"""The part of the libvirt benchmarks' Python peer that hears of domains: libvirt's own event loop in a thread of its own."""
import statistics
import threading
import time

import libvirt

came = threading.Condition()
heard = 0
last = 0.0


def start():
    """Starts the event loop; before the connection is opened."""
    libvirt.virEventRegisterDefaultImpl()

    def loop():
        while True:
            libvirt.virEventRunDefaultImpl()

    threading.Thread(target=loop, daemon=True).start()


def hear(_connection, _domain, _event, _detail, _opaque):
    global heard, last
    with came:
        last = time.perf_counter()
        heard += 1
        came.notify()


def subscribe(connection):
    """Hears of every domain's life; returns what unsubscribes."""
    global heard
    heard = 0
    callback = connection.domainEventRegisterAny(None, libvirt.VIR_DOMAIN_EVENT_ID_LIFECYCLE, hear, None)
    return lambda: connection.domainEventDeregisterAny(callback)


def expect(count):
    """Waits until so many events have come since the last time, or since the subscription."""
    global heard
    with came:
        came.wait_for(lambda: heard >= count)
        heard -= count
    return count


def latency(connection, domain, rounds):
    """Stops and starts a domain, with 2 ms between. Returns the number of events and the median wait for one, in ms."""
    waits = []
    unsubscribe = subscribe(connection)
    for call in [domain.destroy, domain.create] * rounds:
        called = time.perf_counter()
        call()
        expect(1)
        waits.append(last - called)
        time.sleep(0.002)
    unsubscribe()
    return len(waits), statistics.median(waits) * 1000
