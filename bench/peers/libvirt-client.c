/*
 * A peer of the libvirt benchmarks: libvirt's own C library.
 *
 * Usage: libvirt-client URI [events]. It prints "ready DOMAINS"; then each line on standard input is one piece of work,
 * answered by "milliseconds cpu-milliseconds amount resident-kB"; with "events" it has libvirt's event loop besides.
 */
#include "libvirt-events.h"

#include <libvirt/virterror.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

static virConnectPtr connection;
static virDomainPtr *domains;
static int domain_count;

static void fail(const char *what)
{
    fprintf(stderr, "libvirt-client: %s failed: %s\n", what, virGetLastErrorMessage());
    exit(1);
}

static double now(void)
{
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    return at.tv_sec * 1e3 + at.tv_nsec / 1e6;
}

static double cpu(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e3 + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e3;
}

static long resident(void)
{
    long pages = 0, size = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    if (!file || fscanf(file, "%ld %ld", &size, &pages) != 2)
        pages = 0;
    if (file)
        fclose(file);
    return pages * 4;
}

static long long trips(int count)
{
    unsigned long version;
    for (int i = 0; i < count; i++)
        if (virConnectGetLibVersion(connection, &version) < 0)
            fail("virConnectGetLibVersion");
    return count;
}

static long long list(void)
{
    virDomainPtr *found;
    int count = virConnectListAllDomains(connection, &found, 0);
    if (count < 0)
        fail("virConnectListAllDomains");
    for (int i = 0; i < count; i++)
        virDomainFree(found[i]);
    free(found);
    return count;
}

struct share {
    int first;
    int end;
    int step;
    long long size;
};

static void *read_share(void *opaque)
{
    struct share *share = opaque;
    for (int i = share->first; i < share->end; i += share->step) {
        char *xml = virDomainGetXMLDesc(domains[i], 0);
        if (!xml)
            fail("virDomainGetXMLDesc");
        share->size += strlen(xml);
        free(xml);
    }
    return NULL;
}

static long long documents(int threads, int count)
{
    pthread_t running[64];
    struct share shares[64];
    long long size = 0;
    if (threads > 64)
        threads = 64;
    for (int i = 0; i < threads; i++) {
        shares[i] = (struct share){ i, count, threads, 0 };
        if (threads == 1)
            read_share(&shares[i]);
        else
            pthread_create(&running[i], NULL, read_share, &shares[i]);
    }
    for (int i = 0; i < threads; i++) {
        if (threads > 1)
            pthread_join(running[i], NULL);
        size += shares[i].size;
    }
    return size;
}

static long long statistics(unsigned int groups)
{
    virDomainStatsRecordPtr *records;
    long long parameters = 0;
    int count = virConnectGetAllDomainStats(connection, groups, &records, 0);
    if (count < 0)
        fail("virConnectGetAllDomainStats");
    for (int i = 0; i < count; i++)
        parameters += records[i]->nparams;
    virDomainStatsRecordListFree(records);
    return parameters;
}

static long long left;

static int produce(virStreamPtr stream, char *bytes, size_t length, void *opaque)
{
    (void)stream;
    (void)opaque;
    if ((long long)length > left)
        length = left;
    memset(bytes, 0x5a, length);
    left -= length;
    return length;
}

static int consume(virStreamPtr stream, const char *bytes, size_t length, void *opaque)
{
    (void)stream;
    (void)bytes;
    (void)opaque;
    left += length;
    return length;
}

static long long transfer(const char *path, long long size, int up)
{
    virStorageVolPtr volume = virStorageVolLookupByPath(connection, path);
    virStreamPtr stream = virStreamNew(connection, 0);
    if (!volume || !stream)
        fail("opening the volume");
    if (up) {
        left = size;
        if (virStorageVolUpload(volume, stream, 0, size, 0) < 0 || virStreamSendAll(stream, produce, NULL) < 0)
            fail("uploading");
    } else {
        left = 0;
        if (virStorageVolDownload(volume, stream, 0, size, 0) < 0 || virStreamRecvAll(stream, consume, NULL) < 0)
            fail("downloading");
        size = left;
    }
    if (virStreamFinish(stream) < 0)
        fail("finishing the stream");
    virStreamFree(stream);
    virStorageVolFree(volume);
    return size;
}

int main(int argc, char **argv)
{
    char line[4096];
    if (argc != 2 && argc != 3) {
        fprintf(stderr, "Usage: libvirt-client URI [events]\n");
        return 2;
    }
    if (argc == 3)
        events_start();
    connection = virConnectOpen(argv[1]);
    if (!connection)
        fail("virConnectOpen");
    domain_count = virConnectListAllDomains(connection, &domains, 0);
    if (domain_count < 0)
        fail("virConnectListAllDomains");
    printf("ready %d\n", domain_count);
    fflush(stdout);
    while (fgets(line, sizeof line, stdin)) {
        char path[4000];
        long long number = 0, amount;
        int count;
        double started = now(), used = cpu(), median = 0;
        if (sscanf(line, "trips %lld", &number) == 1)
            amount = trips(number);
        else if (strncmp(line, "list", 4) == 0)
            amount = list();
        else if (sscanf(line, "xml %lld %d", &number, &count) == 2)
            amount = documents(number, count < domain_count ? count : domain_count);
        else if (sscanf(line, "stats %lld", &number) == 1)
            amount = statistics(number);
        else if (sscanf(line, "upload %lld %3999[^\n]", &number, path) == 2)
            amount = transfer(path, number, 1);
        else if (sscanf(line, "download %lld %3999[^\n]", &number, path) == 2)
            amount = transfer(path, number, 0);
        else if (strncmp(line, "subscribe", 9) == 0)
            amount = events_subscribe(connection);
        else if (strncmp(line, "unsubscribe", 11) == 0)
            amount = events_unsubscribe(connection);
        else if (sscanf(line, "expect %lld", &number) == 1)
            amount = events_expect(number);
        else if (sscanf(line, "latency %lld", &number) == 1)
            amount = events_latency(connection, domains[0], number, &median);
        else {
            fprintf(stderr, "libvirt-client: unknown work: %s", line);
            return 2;
        }
        printf("%.4f %.3f %lld %ld\n", median > 0 ? median : now() - started, cpu() - used, amount, resident());
        fflush(stdout);
    }
    return 0;
}
