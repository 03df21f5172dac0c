package main

import (
	"os"
	"strconv"
	"strings"
	"time"
)

// What the machine says of this process. Linux tells through /proc; elsewhere there is no answer.

// memory gives the resident bytes, now and at most.
func memory() (now, peak *int64) {
	status, _ := os.ReadFile("/proc/self/status")
	for line := range strings.Lines(string(status)) {
		if text, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			now = kilobytes(text)
		} else if text, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			peak = kilobytes(text)
		}
	}
	return now, peak
}

func kilobytes(text string) *int64 {
	number, err := strconv.ParseInt(strings.TrimSuffix(strings.TrimSpace(text), " kB"), 10, 64)
	if err != nil {
		return nil
	}
	bytes := number * 1024
	return &bytes
}

// cpuNs is the processor time of all threads, the garbage collector's included.
func cpuNs() *int64 {
	threads, err := os.ReadDir("/proc/self/task")
	if err != nil {
		return nil
	}
	var sum int64
	for _, thread := range threads {
		text, _ := os.ReadFile("/proc/self/task/" + thread.Name() + "/schedstat")
		onCpu, _, _ := strings.Cut(string(text), " ")
		ns, _ := strconv.ParseInt(onCpu, 10, 64)
		sum += ns
	}
	return &sum
}

func since(before *int64) *int64 {
	after := cpuNs()
	if before == nil || after == nil {
		return nil
	}
	difference := *after - *before
	return &difference
}

// timerNs is what reading the clock twice costs: it is part of every time of a round.
func timerNs() int64 {
	shortest := int64(1 << 62)
	for range 10_000 {
		start := time.Now()
		shortest = min(shortest, time.Since(start).Nanoseconds())
	}
	return shortest
}
