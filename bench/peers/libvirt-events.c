#include "libvirt-events.h"

#include <libvirt/virterror.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t came = PTHREAD_COND_INITIALIZER;
static long long heard;
static struct timespec last;
static int callback;

static void fail(const char *what)
{
    fprintf(stderr, "libvirt-client: %s failed: %s\n", what, virGetLastErrorMessage());
    exit(1);
}

static void *loop(void *opaque)
{
    (void)opaque;
    for (;;)
        if (virEventRunDefaultImpl() < 0)
            fail("virEventRunDefaultImpl");
    return NULL;
}

void events_start(void)
{
    pthread_t thread;
    if (virEventRegisterDefaultImpl() < 0)
        fail("virEventRegisterDefaultImpl");
    pthread_create(&thread, NULL, loop, NULL);
    pthread_detach(thread);
}

static int hear(virConnectPtr connection, virDomainPtr domain, int event, int detail, void *opaque)
{
    (void)connection, (void)domain, (void)event, (void)detail, (void)opaque;
    pthread_mutex_lock(&lock);
    clock_gettime(CLOCK_MONOTONIC, &last);
    heard++;
    pthread_cond_signal(&came);
    pthread_mutex_unlock(&lock);
    return 0;
}

long long events_subscribe(virConnectPtr connection)
{
    heard = 0;
    callback = virConnectDomainEventRegisterAny(connection, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE,
                                                VIR_DOMAIN_EVENT_CALLBACK(hear), NULL, NULL);
    if (callback < 0)
        fail("virConnectDomainEventRegisterAny");
    return 1;
}

long long events_unsubscribe(virConnectPtr connection)
{
    if (virConnectDomainEventDeregisterAny(connection, callback) < 0)
        fail("virConnectDomainEventDeregisterAny");
    return 1;
}

long long events_expect(long long count)
{
    pthread_mutex_lock(&lock);
    while (heard < count)
        pthread_cond_wait(&came, &lock);
    heard -= count;
    pthread_mutex_unlock(&lock);
    return count;
}

static double since(struct timespec from)
{
    return (last.tv_sec - from.tv_sec) * 1e3 + (last.tv_nsec - from.tv_nsec) / 1e6;
}

static int ascending(const void *one, const void *other)
{
    double a = *(const double *)one, b = *(const double *)other;
    return (a > b) - (a < b);
}

long long events_latency(virConnectPtr connection, virDomainPtr domain, int rounds, double *median)
{
    double *waits = calloc(2 * rounds, sizeof *waits);
    struct timespec called, pause = { 0, 2000000 };
    events_subscribe(connection);
    for (int i = 0; i < 2 * rounds; i++) {
        clock_gettime(CLOCK_MONOTONIC, &called);
        if ((i % 2 == 0 ? virDomainDestroy(domain) : virDomainCreate(domain)) < 0)
            fail("stopping and starting the domain");
        events_expect(1);
        waits[i] = since(called);
        nanosleep(&pause, NULL);
    }
    events_unsubscribe(connection);
    qsort(waits, 2 * rounds, sizeof *waits, ascending);
    *median = waits[rounds];
    free(waits);
    return 2 * rounds;
}
