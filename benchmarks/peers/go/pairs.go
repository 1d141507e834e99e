// SPDX-License-Identifier: Apache-2.0 OR MIT

package main

import (
	stdlib "crypto/sha256"

	minio "github.com/minio/sha256-simd"
)

// pairs hashes adjacent nodes of in to nodes of out, which may be the first half of in.
type pairs func(in, out []byte)

func truncated(sum [32]byte, out []byte) {
	sum[31] &= 0x3f
	copy(out, sum[:])
}

// minioPairs is minio's call for one message: SHA instructions where the CPU has them.
func minioPairs(in, out []byte) {
	for i := 0; i < len(out); i += 32 {
		truncated(minio.Sum256(in[2*i:2*i+64]), out[i:])
	}
}

// stdlibPairs is Go's own package, which has used SHA instructions since 1.21.
func stdlibPairs(in, out []byte) {
	for i := 0; i < len(out); i += 32 {
		truncated(stdlib.Sum256(in[2*i:2*i+64]), out[i:])
	}
}

// tree hashes row after row down to the root; leaves are left as they are.
func tree(leaves []byte, scratch []byte, hash pairs) [32]byte {
	row := leaves
	for len(row) > 32 {
		out := scratch[:len(row)/2]
		hash(row, out)
		row = out
	}
	return [32]byte(row)
}
