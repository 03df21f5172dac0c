// The Go engine as a peer of the benchmark: JSON commands on standard input, one a line, each
// answered by one line on standard output. ../README.md has the protocol.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
)

type command struct {
	Cmd      string `json:"cmd"`
	Workload string `json:"workload"`
	Repeat   int    `json:"repeat"`
}

type failure struct {
	Error string `json:"error"`
}

func main() {
	if err := serve(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func serve(input io.Reader, output io.Writer) error {
	lines := json.NewDecoder(bufio.NewReader(input))
	replies := json.NewEncoder(output)
	var loaded *engine
	for {
		var asked command
		if err := lines.Decode(&asked); errors.Is(err, io.EOF) || asked.Cmd == "exit" {
			return nil
		} else if err != nil {
			return err
		}
		reply, err := answer(asked, &loaded)
		if err != nil {
			reply = failure{err.Error()}
		}
		if err := replies.Encode(reply); err != nil {
			return err
		}
	}
}

// answer carries out one command. loaded holds what the last load left.
func answer(asked command, loaded **engine) (any, error) {
	if asked.Cmd == "load" {
		*loaded = nil
		engine, report, err := load(asked.Workload)
		*loaded = engine
		return report, err
	}
	if *loaded == nil {
		return nil, errors.New("no workload is loaded")
	}
	switch asked.Cmd {
	case "answers":
		return map[string]any{"answers": (*loaded).answers()}, nil
	case "round":
		return map[string]any{"ns": (*loaded).round(asked.Repeat)}, nil
	}
	return nil, fmt.Errorf("there is no command `%s`", asked.Cmd)
}
