package main

import (
	"context"
	"sort"
	"time"

	"github.com/digitalocean/go-libvirt"
)

// events hears of every domain's life.
type events struct {
	connection *libvirt.Libvirt
	came       <-chan libvirt.DomainEventLifecycleMsg
	cancel     context.CancelFunc
}

func (e *events) subscribe() {
	ctx, cancel := context.WithCancel(context.Background())
	came, err := e.connection.LifecycleEvents(ctx)
	check(err)
	e.came, e.cancel = came, cancel
}

func (e *events) unsubscribe() {
	e.cancel()
	for range e.came {
	}
}

// expect waits until so many events have come.
func (e *events) expect(count int64) {
	for i := int64(0); i < count; i++ {
		<-e.came
	}
}

// latency stops and starts a domain so many times, with 2 ms between, and returns the median time from a call to its event.
func (e *events) latency(domain libvirt.Domain, rounds int64) time.Duration {
	waits := make([]time.Duration, 2*rounds)
	e.subscribe()
	for i := range waits {
		heard := make(chan time.Time, 1)
		go func() {
			<-e.came
			heard <- time.Now()
		}()
		called := time.Now()
		if i%2 == 0 {
			check(e.connection.DomainDestroy(domain))
		} else {
			check(e.connection.DomainCreate(domain))
		}
		waits[i] = (<-heard).Sub(called)
		time.Sleep(2 * time.Millisecond)
	}
	e.unsubscribe()
	sort.Slice(waits, func(a, b int) bool { return waits[a] < waits[b] })
	return waits[rounds]
}
