// SPDX-License-Identifier: Apache-2.0 OR MIT

// One side of the comparison, with the protocol of the Rust one: a line of standard input asks for
// one sample of a workload, a line of standard output answers in JSON. With arguments, the program
// takes five samples of them and ends.
package main

import (
	"bufio"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"
)

type answer struct {
	Name    string    `json:"name"`
	Unit    string    `json:"unit,omitempty"`
	Count   int       `json:"count,omitempty"`
	Samples []float64 `json:"samples,omitempty"`
	Answer  string    `json:"answer,omitempty"`
	Error   string    `json:"error,omitempty"`
}

// workload takes one sample: seconds and the answer that the other side must agree with.
type workload func() (float64, string)

// shaTree is "sha-tree-KIND LOG2_LEAVES": a whole binary tree, every hash cut to 254 bits.
func shaTree(kind string, log2 int) (workload, error) {
	hash := map[string]pairs{"minio": minioPairs, "stdlib": stdlibPairs}[kind]
	if kind == "lanes" {
		if !hasLanes() {
			return nil, errors.New("minio's 16 lanes need AVX-512")
		}
		hash = lanePairs()
	}
	if hash == nil {
		return nil, fmt.Errorf("no tree is called %s", kind)
	}
	leaves := nodes(1, 1<<log2)
	scratch := make([]byte, len(leaves)/2)
	return func() (float64, string) {
		start := time.Now()
		root := tree(leaves, scratch, hash)
		return time.Since(start).Seconds(), hex.EncodeToString(root[:])
	}, nil
}

type side struct {
	known map[string]workload
	count map[string]int
}

func (s *side) sample(line string, samples int) answer {
	work, ok := s.known[line]
	if !ok {
		words := strings.Fields(line)
		kind, isTree := strings.CutPrefix(strings.Join(words[:min(1, len(words))], ""), "sha-tree-")
		if !isTree || len(words) != 2 {
			return answer{Name: line, Error: "no workload is called " + line}
		}
		log2, err := strconv.Atoi(words[1])
		if err == nil {
			work, err = shaTree(kind, log2)
		}
		if err != nil {
			return answer{Name: line, Error: err.Error()}
		}
		s.known[line], s.count[line] = work, 1<<log2-1
	}
	out := answer{Name: line, Unit: "node", Count: s.count[line]}
	for range samples {
		var seconds float64
		seconds, out.Answer = work()
		out.Samples = append(out.Samples, seconds)
	}
	return out
}

func main() {
	s := &side{known: map[string]workload{}, count: map[string]int{}}
	encoder := json.NewEncoder(os.Stdout)
	if len(os.Args) > 1 {
		_ = encoder.Encode(s.sample(strings.Join(os.Args[1:], " "), 5))
		return
	}
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		_ = encoder.Encode(s.sample(strings.TrimSpace(lines.Text()), 1))
	}
}
