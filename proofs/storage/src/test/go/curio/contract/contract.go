// SPDX-License-Identifier: Apache-2.0 OR MIT

// Package contract stands in for Curio's binding of PDPVerifier: the two structs of its ABI that
// proofs are made of, and the one call that is needed, answered without a chain.
package contract

import (
	"context"
	"math/big"
)

// IPDPTypesProof is the struct of the ABI.
type IPDPTypesProof struct {
	Leaf  [32]byte
	Proof [][32]byte
}

// IPDPTypesPieceIdAndOffset is the struct of the ABI.
type IPDPTypesPieceIdAndOffset struct {
	PieceId *big.Int
	Offset  *big.Int
}

// PDPVerifier answers from the leaf counts of the pieces.
type PDPVerifier struct {
	LeafCounts []int64
}

// EthCallOpts stands in for options of a call.
func EthCallOpts(ctx context.Context) context.Context {
	return ctx
}

// FindPieceIds walks the pieces.
func (v *PDPVerifier) FindPieceIds(_ context.Context, _ *big.Int, leaves []*big.Int) ([]IPDPTypesPieceIdAndOffset, error) {
	var out []IPDPTypesPieceIdAndOffset
	for _, leaf := range leaves {
		left := leaf.Int64()
		piece := 0
		for left >= v.LeafCounts[piece] {
			left -= v.LeafCounts[piece]
			piece++
		}
		out = append(out, IPDPTypesPieceIdAndOffset{big.NewInt(int64(piece)), big.NewInt(left)})
	}
	return out, nil
}
