// SPDX-License-Identifier: Apache-2.0 OR MIT

// Segments asks go-data-segment: a JSON document a line in, one a line out. With "pieces" it
// makes an aggregate and every proof, like segments.mjs beside it; with "proof" it judges one;
// with "index" it parses one and says which entries are valid.
package main

import (
	"bufio"
	"bytes"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"

	"github.com/filecoin-project/go-data-segment/datasegment"
	"github.com/filecoin-project/go-data-segment/merkletree"
	commcid "github.com/filecoin-project/go-fil-commcid"
	"github.com/filecoin-project/go-state-types/abi"
)

type question struct {
	Size   uint64 `json:"size,string"`
	Pieces []struct {
		Root   string `json:"root"`
		Height uint   `json:"height"`
	} `json:"pieces"`
	Root  string `json:"root"`
	Proof string `json:"proof"`
	Index string `json:"index"`
}

type path struct {
	Index string   `json:"index"`
	Path  []string `json:"path"`
}

func main() {
	in := bufio.NewReaderSize(os.Stdin, 1<<20)
	out := json.NewEncoder(os.Stdout)
	decoder := json.NewDecoder(in)
	for decoder.More() {
		var q question
		check(decoder.Decode(&q))
		switch {
		case q.Proof != "":
			check(out.Encode(judge(q)))
		case q.Index != "":
			check(out.Encode(parse(q)))
		default:
			check(out.Encode(aggregate(q)))
		}
	}
}

func aggregate(q question) any {
	var pieces []abi.PieceInfo
	for _, piece := range q.Pieces {
		cid, err := commcid.PieceCommitmentV1ToCID(unhex(piece.Root))
		check(err)
		pieces = append(pieces, abi.PieceInfo{Size: abi.PaddedPieceSize(32) << piece.Height, PieceCID: cid})
	}
	made, err := datasegment.NewAggregate(abi.PaddedPieceSize(q.Size), pieces)
	check(err)
	whole, err := made.PieceCID()
	check(err)
	link, err := commcid.PieceCidV2FromV1(whole, uint64(made.DealSize.Unpadded()))
	check(err)
	index, err := made.IndexPieceCID()
	check(err)
	root := made.Tree.Root()
	entries := []string{}
	proofs := []any{}
	for i, entry := range made.Index.Entries {
		entries = append(entries, hex.EncodeToString(entry.SerializeFr32()))
		proof, err := made.ProofForIndexEntry(i)
		check(err)
		var cbor bytes.Buffer
		check(proof.MarshalCBOR(&cbor))
		proofs = append(proofs, map[string]any{
			"subtree": describe(proof.ProofSubtree),
			"entry":   describe(proof.ProofIndex),
			"cbor":    hex.EncodeToString(cbor.Bytes()),
		})
	}
	return map[string]any{
		"root":     hex.EncodeToString(root[:]),
		"link":     link.String(),
		"indexCid": index.String(),
		"limit":    datasegment.MaxIndexEntriesInDeal(made.DealSize),
		"entries":  entries,
		"proofs":   proofs,
	}
}

func describe(proof merkletree.ProofData) path {
	nodes := []string{}
	for _, node := range proof.Path {
		nodes = append(nodes, hex.EncodeToString(node[:]))
	}
	return path{fmt.Sprint(proof.Index), nodes}
}

func judge(q question) any {
	var proof datasegment.InclusionProof
	cbor := bytes.NewReader(unhex(q.Proof))
	if err := proof.UnmarshalCBOR(cbor); err != nil || cbor.Len() > 0 {
		return map[string]any{"read": false}
	}
	cid, err := commcid.PieceCommitmentV1ToCID(unhex(q.Root))
	check(err)
	aux, err := proof.ComputeExpectedAuxData(
		datasegment.InclusionVerifierData{CommPc: cid, SizePc: abi.PaddedPieceSize(q.Size)})
	if err != nil {
		return map[string]any{"read": true, "error": err.Error()}
	}
	return map[string]any{
		"read": true, "pieceCid": aux.CommPa.String(), "size": fmt.Sprint(uint64(aux.SizePa))}
}

func parse(q question) any {
	index, err := datasegment.ParseDataSegmentIndex(bytes.NewReader(unhex(q.Index)))
	if err != nil {
		return map[string]any{"read": false}
	}
	valid := []bool{}
	for _, entry := range index.Entries {
		valid = append(valid, entry.Validate() == nil)
	}
	return map[string]any{"read": true, "valid": valid}
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
