"""The peer of libvirt-xml.bench.ts: reads the XML of all domains whenever a line arrives, and prints what it took.

Usage: /usr/bin/python3 libvirt-xml.py URI. A line says with how many threads; the answer is "milliseconds cpu-milliseconds bytes".
"""
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import libvirt

connection = libvirt.open(sys.argv[1])
domains = connection.listAllDomains()
print(len(domains), flush=True)
for line in sys.stdin:
    threads = int(line)
    started, cpu = time.perf_counter(), time.process_time()
    if threads == 1:
        size = sum(len(domain.XMLDesc()) for domain in domains)
    else:
        with ThreadPoolExecutor(threads) as pool:
            size = sum(pool.map(lambda domain: len(domain.XMLDesc()), domains))
    took, used = time.perf_counter() - started, time.process_time() - cpu
    print(f"{took * 1000:.1f} {used * 1000:.1f} {size}", flush=True)
