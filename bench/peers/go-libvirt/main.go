// A peer of the libvirt benchmarks: go-libvirt, a client of the wire protocol written in Go.
//
// Usage: go-libvirt SOCKET DRIVER-URI. It prints "ready DOMAINS"; then each line on standard input is one piece of work,
// answered by "milliseconds cpu-milliseconds amount resident-kB".
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/digitalocean/go-libvirt"
	"github.com/digitalocean/go-libvirt/socket/dialers"
)

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "go-libvirt:", err)
		os.Exit(1)
	}
}

func cpu() float64 {
	var usage syscall.Rusage
	check(syscall.Getrusage(syscall.RUSAGE_SELF, &usage))
	return float64(usage.Utime.Nano()+usage.Stime.Nano()) / 1e6
}

func resident() int {
	var size, pages int
	text, err := os.ReadFile("/proc/self/statm")
	check(err)
	fmt.Sscan(string(text), &size, &pages)
	return pages * 4
}

type zeros struct{ left int64 }

func (z *zeros) Read(bytes []byte) (int, error) {
	if z.left == 0 {
		return 0, io.EOF
	}
	if int64(len(bytes)) > z.left {
		bytes = bytes[:z.left]
	}
	for i := range bytes {
		bytes[i] = 0x5a
	}
	z.left -= int64(len(bytes))
	return len(bytes), nil
}

type counter struct{ size int64 }

func (c *counter) Write(bytes []byte) (int, error) {
	c.size += int64(len(bytes))
	return len(bytes), nil
}

func main() {
	connection := libvirt.NewWithDialer(dialers.NewLocal(dialers.WithSocket(os.Args[1])))
	check(connection.ConnectToURI(libvirt.ConnectURI(os.Args[2])))
	domains, _, err := connection.ConnectListAllDomains(1, 0)
	check(err)
	fmt.Println("ready", len(domains))
	listener := events{connection: connection}
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		var number, amount int64
		verb, rest, _ := strings.Cut(lines.Text(), " ")
		size, path, _ := strings.Cut(rest, " ")
		fmt.Sscan(size, &number)
		var median time.Duration
		started, used := time.Now(), cpu()
		switch verb {
		case "trips":
			for i := int64(0); i < number; i++ {
				_, err := connection.ConnectGetLibVersion()
				check(err)
			}
			amount = number
		case "list":
			found, _, err := connection.ConnectListAllDomains(1, 0)
			check(err)
			amount = int64(len(found))
		case "xml":
			var group sync.WaitGroup
			sizes := make([]int64, number)
			wanted := domains
			if count, err := strconv.Atoi(path); err == nil && count < len(wanted) {
				wanted = wanted[:count]
			}
			for first := range sizes {
				group.Add(1)
				go func(first int) {
					defer group.Done()
					for i := first; i < len(wanted); i += len(sizes) {
						xml, err := connection.DomainGetXMLDesc(wanted[i], 0)
						check(err)
						sizes[first] += int64(len(xml))
					}
				}(first)
			}
			group.Wait()
			for _, size := range sizes {
				amount += size
			}
		case "stats":
			records, err := connection.ConnectGetAllDomainStats(nil, uint32(number), 0)
			check(err)
			for _, record := range records {
				amount += int64(len(record.Params))
			}
		case "upload":
			volume, err := connection.StorageVolLookupByPath(path)
			check(err)
			check(connection.StorageVolUpload(volume, &zeros{number}, 0, uint64(number), 0))
			amount = number
		case "download":
			volume, err := connection.StorageVolLookupByPath(path)
			check(err)
			var received counter
			check(connection.StorageVolDownload(volume, &received, 0, uint64(number), 0))
			amount = received.size
		case "subscribe":
			listener.subscribe()
			amount = 1
		case "unsubscribe":
			listener.unsubscribe()
			amount = 1
		case "expect":
			listener.expect(number)
			amount = number
		case "latency":
			median = listener.latency(domains[0], number)
			amount = 2 * number
		default:
			check(fmt.Errorf("unknown work: %s", verb))
		}
		took := float64(time.Since(started).Nanoseconds()) / 1e6
		if median > 0 {
			took = float64(median.Nanoseconds()) / 1e6
		}
		fmt.Printf("%.4f %.3f %d %d\n", took, cpu()-used, amount, resident())
	}
}
