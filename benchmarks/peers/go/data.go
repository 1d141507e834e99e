// SPDX-License-Identifier: Apache-2.0 OR MIT

package main

import "encoding/binary"

// splitMix is the stream of Java's new SplittableRandom(seed).nextLong().
type splitMix uint64

func (s *splitMix) next() uint64 {
	*s += 0x9e3779b97f4a7c15
	z := uint64(*s)
	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9
	z = (z ^ (z >> 27)) * 0x94d049bb133111eb
	return z ^ (z >> 31)
}

// nodes returns count nodes of 32 bytes with their two top bits clear.
func nodes(seed uint64, count int) []byte {
	stream := splitMix(seed)
	out := make([]byte, 32*count)
	for at := 0; at < len(out); at += 8 {
		binary.LittleEndian.PutUint64(out[at:], stream.next())
	}
	for at := 31; at < len(out); at += 32 {
		out[at] &= 0x3f
	}
	return out
}
