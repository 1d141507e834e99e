// SPDX-License-Identifier: Apache-2.0 OR MIT

// Curio proves possession with the code that ../extract took out of Curio: a JSON document a line
// in (the pieces of a set, each as the data of its sub-pieces), one a line out (CIDs, sizes, the
// challenges and the proofs). What stands here replaces its database, its piece store and its chain.
package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/hex"
	"encoding/json"
	"io"
	"os"
	"reflect"

	commputils "github.com/filecoin-project/go-commp-utils/v2"
	commcid "github.com/filecoin-project/go-fil-commcid"
	commp "github.com/filecoin-project/go-fil-commp-hashhash"
	"github.com/filecoin-project/go-state-types/abi"
	"github.com/ipfs/go-cid"
	"sealwright-peers/curio/contract"
)

// MinSizeForCache is 32 MiB in Curio; here small pieces have a cached layer too.
const MinSizeForCache = 8 << 10

const cachedSection = 2 << 10

type question struct {
	SetID      int64      `json:"setId"`
	Seed       string     `json:"seed"`
	Challenges int        `json:"challenges"`
	Pieces     [][]string `json:"pieces"`
	LeafCounts []int64    `json:"leafCounts"`
	Range      uint64     `json:"range"`
}

type subPiece struct {
	data   []byte
	v1     cid.Cid
	v2     cid.Cid
	padded uint64
}

// ProveTask has the members of Curio's that the code taken from there uses.
type ProveTask struct {
	db  *database
	cpr PieceReader
	idx ProofCacheStore
}

// PieceReader is Curio's interface.
type PieceReader interface {
	GetSharedPieceReader(ctx context.Context, pieceCid cid.Cid, retrieval bool) (section, uint64, error)
}

// ProofCacheStore is what is read of Curio's interface.
type ProofCacheStore interface {
	GetPDPLayerIndex(ctx context.Context, pieceCidV2 cid.Cid) (bool, int, error)
	GetPDPLayer(ctx context.Context, pieceCidV2 cid.Cid, layerIdx int) ([]node, error)
	GetPDPNode(ctx context.Context, pieceCidV2 cid.Cid, layerIdx int, index int64) (bool, *node, error)
}

type node struct {
	Hash [32]byte
}

type section struct {
	*bytes.Reader
}

func (section) Close() error { return nil }

type store struct {
	pieces map[cid.Cid][]byte
	layers map[cid.Cid][]node
	levels map[cid.Cid]int
	used   int
}

func (s *store) GetSharedPieceReader(_ context.Context, piece cid.Cid, _ bool) (section, uint64, error) {
	data := s.pieces[piece]
	return section{bytes.NewReader(data)}, uint64(len(data)), nil
}

func (s *store) GetPDPLayerIndex(_ context.Context, piece cid.Cid) (bool, int, error) {
	level, ok := s.levels[piece]
	return ok, level, nil
}

func (s *store) GetPDPLayer(_ context.Context, piece cid.Cid, _ int) ([]node, error) {
	s.used++
	return s.layers[piece], nil
}

func (s *store) GetPDPNode(_ context.Context, piece cid.Cid, _ int, index int64) (bool, *node, error) {
	if index >= int64(len(s.layers[piece])) {
		return false, nil, nil
	}
	return true, &s.layers[piece][index], nil
}

// database answers the only query: the sub-pieces of a piece.
type database struct {
	rows [][]map[string]any
}

func (d *database) Select(_ context.Context, out any, _ string, arguments ...any) error {
	list := reflect.ValueOf(out).Elem()
	for _, row := range d.rows[arguments[1].(int64)] {
		item := reflect.New(list.Type().Elem()).Elem()
		for i := range item.NumField() {
			value := row[item.Type().Field(i).Tag.Get("db")]
			item.Field(i).Set(reflect.ValueOf(value).Convert(item.Field(i).Type()))
		}
		list.Set(reflect.Append(list, item))
	}
	return nil
}

func (d *database) Exec(context.Context, string, ...any) (int, error) { return 1, nil }

type silent struct{}

func (silent) Debugw(string, ...any) {}
func (silent) Warnw(string, ...any)  {}
func (silent) Errorw(string, ...any) {}

var log silent

func main() {
	decoder := json.NewDecoder(bufio.NewReaderSize(os.Stdin, 1<<20))
	out := json.NewEncoder(os.Stdout)
	for decoder.More() {
		var q question
		check(decoder.Decode(&q))
		check(out.Encode(answer(q)))
	}
}

func answer(q question) any {
	kept := &store{map[cid.Cid][]byte{}, map[cid.Cid][]node{}, map[cid.Cid]int{}, 0}
	rows := &database{}
	var pieces []any
	for _, parts := range q.Pieces {
		piece, itsRows := describe(parts, kept)
		pieces = append(pieces, piece)
		rows.rows = append(rows.rows, itsRows)
	}
	reply := map[string]any{"pieces": pieces}
	if q.Challenges > 0 {
		seed := unhex(q.Seed)
		indices := []int64{}
		for i := range q.Challenges {
			indices = append(indices, generateChallengeIndex(seed, q.SetID, i, q.Range))
		}
		reply["challenges"] = indices
		task := &ProveTask{rows, kept, kept}
		verifier := &contract.PDPVerifier{LeafCounts: q.LeafCounts}
		proofs, err := task.GenerateProofs(context.Background(), verifier, q.SetID, seed, q.Range, q.Challenges)
		if err != nil {
			reply["error"] = err.Error()
		} else {
			list := []any{}
			for _, proof := range proofs {
				path := []string{}
				for _, sibling := range proof.Proof {
					path = append(path, hex.EncodeToString(sibling[:]))
				}
				list = append(list, map[string]any{"leaf": hex.EncodeToString(proof.Leaf[:]), "path": path})
			}
			reply["proofs"] = list
		}
		reply["cached"] = kept.used
	}
	return reply
}

// describe makes a piece as Curio's handlers_add.go does: the aggregate CommP of its sub-pieces, and
// the sum of their raw sizes as its own.
func describe(parts []string, kept *store) (any, []map[string]any) {
	var infos []abi.PieceInfo
	var subs []subPiece
	cids := []string{}
	raw := uint64(0)
	for _, part := range parts {
		sub := hash(unhex(part), kept)
		infos = append(infos, abi.PieceInfo{Size: abi.PaddedPieceSize(sub.padded), PieceCID: sub.v1})
		subs = append(subs, sub)
		cids = append(cids, sub.v2.String())
		raw += uint64(len(sub.data))
	}
	whole, _, err := commputils.PieceAggregateCommP(abi.RegisteredSealProof_StackedDrg64GiBV1_1, infos)
	check(err)
	link, err := commcid.PieceCidV2FromV1(whole, raw)
	check(err)
	var rows []map[string]any
	offset := uint64(0)
	for i, sub := range subs {
		rows = append(rows, map[string]any{
			"pieceref_id": i, "cached_proofgen_failure_count": 0, "piece": whole.String(),
			"sub_piece": sub.v1.String(), "sub_piece_offset": offset, "sub_piece_size": sub.padded,
			"removed": false, "piece_raw_size": len(sub.data),
		})
		offset += sub.padded
	}
	return map[string]any{"pieceCid": link.String(), "subPieces": cids}, rows
}

func hash(data []byte, kept *store) subPiece {
	calc := commp.NewCalcWithSnapshot(commp.SnapshotLayerIndex(cachedSection))
	_, err := io.Copy(calc, bytes.NewReader(data))
	check(err)
	digest, padded, snapshot, err := calc.DigestWithSnapshot()
	check(err)
	v1, err := commcid.DataCommitmentV1ToCID(digest)
	check(err)
	v2, err := commcid.DataCommitmentToPieceCidv2(digest, uint64(len(data)))
	check(err)
	kept.pieces[v1] = data
	if snapshot != nil && padded > MinSizeForCache {
		for _, hash := range snapshot.Nodes {
			kept.layers[v2] = append(kept.layers[v2], node{hash})
		}
		kept.levels[v2] = snapshot.LayerIndex
	}
	return subPiece{data, v1, v2, padded}
}

func unhex(text string) []byte {
	out, err := hex.DecodeString(text)
	check(err)
	return out
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
