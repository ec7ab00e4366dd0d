"""How the peers that are written in Python are told what to do, and answer."""
import sys
import time


def own_memory():
    """What this process has in memory, in kB."""
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * 4


def serve(domains, work, cpu=time.process_time, resident=own_memory):
    """Prints "ready DOMAINS"; then each line on standard input is one piece of work, a verb with arguments. It returns how
    much it was, or that and its own figure of milliseconds; the answer is "milliseconds cpu-milliseconds amount resident-kB".
    """
    print("ready", domains, flush=True)
    for line in sys.stdin:
        verb, *arguments = line.split()
        started, used = time.perf_counter(), cpu()
        amount = work[verb](*arguments)
        ms, cpu_ms = (time.perf_counter() - started) * 1000, (cpu() - used) * 1000
        if isinstance(amount, tuple):
            amount, ms = amount
        print(f"{ms:.4f} {cpu_ms:.3f} {amount} {resident()}", flush=True)
