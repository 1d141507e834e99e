// SPDX-License-Identifier: Apache-2.0 OR MIT

//go:build !amd64

package main

func hasLanes() bool { return false }

func lanePairs() pairs { panic("no AVX-512 on this architecture") }
