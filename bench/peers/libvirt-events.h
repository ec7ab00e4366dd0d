/*
 * The part of the libvirt benchmarks' C peer that hears of domains: libvirt's own event loop in a thread of its own.
 */
#include <libvirt/libvirt.h>

/** Starts the event loop; before the connection is opened. */
void events_start(void);

/** Hears of every domain's life; the answer is 1. */
long long events_subscribe(virConnectPtr connection);

/** Hears no more of it; the answer is 1. */
long long events_unsubscribe(virConnectPtr connection);

/** Waits until so many events have come since the last time, or since the subscription. */
long long events_expect(long long count);

/**
 * Stops and starts a domain so many times, with 2 ms between. The median time from a call to its event, in ms, goes to
 * `median`; the answer is the number of events.
 */
long long events_latency(virConnectPtr connection, virDomainPtr domain, int rounds, double *median);
