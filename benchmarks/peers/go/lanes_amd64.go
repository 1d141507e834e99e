// SPDX-License-Identifier: Apache-2.0 OR MIT

package main

import (
	stdlib "crypto/sha256"
	"encoding/binary"
	_ "unsafe" // for go:linkname

	"github.com/klauspost/cpuid/v2"
	_ "github.com/minio/sha256-simd"
)

// minio's 16-lane kernel. Its public door, Avx512Server, passes every block through a channel, which
// for 64-byte messages costs far more than the hash; the comparison is with the kernel itself.
//
//go:linkname sha256X16 github.com/minio/sha256-simd.sha256X16Avx512
//go:noescape
func sha256X16(digests *[512]byte, scratch *[512]byte, table *[512]uint64, mask []uint64, inputs [16][]byte)

//go:linkname roundTable github.com/minio/sha256-simd.table
var roundTable [512]uint64

const lanes = 16

var initial = [8]uint32{
	0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
}

func hasLanes() bool {
	return cpuid.CPU.Supports(cpuid.AVX512F, cpuid.AVX512DQ, cpuid.AVX512BW, cpuid.AVX512VL)
}

// lanePairs hashes 16 pairs at a time; a rest shorter than that goes to Go's own package.
func lanePairs() pairs {
	var messages [lanes][]byte
	for i := range messages {
		// The second block is the padding of a 64-byte message: a one bit and the length, 512.
		messages[i] = make([]byte, 2*stdlib.BlockSize)
		messages[i][64] = 0x80
		binary.BigEndian.PutUint64(messages[i][120:], 512)
	}
	both := []uint64{0xffff, 0xffff}
	var start, digests, scratch [512]byte
	for word, value := range initial {
		for lane := range lanes {
			binary.LittleEndian.PutUint32(start[64*word+4*lane:], value)
		}
	}
	return func(in, out []byte) {
		for ; len(out) >= 32*lanes; in, out = in[64*lanes:], out[32*lanes:] {
			for lane := range lanes {
				copy(messages[lane], in[64*lane:64*lane+64])
			}
			digests = start
			sha256X16(&digests, &scratch, &roundTable, both, messages)
			for lane := range lanes {
				for word := range 8 {
					value := binary.LittleEndian.Uint32(digests[64*word+4*lane:])
					binary.BigEndian.PutUint32(out[32*lane+4*word:], value)
				}
				out[32*lane+31] &= 0x3f
			}
		}
		stdlibPairs(in[:2*len(out)], out)
	}
}
