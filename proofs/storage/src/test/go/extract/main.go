// SPDX-License-Identifier: Apache-2.0 OR MIT

// Extract takes out of a checkout of filecoin-project/curio what proves possession, as it stands
// there, for the program in ../curio: CHECKOUT is its only argument. Curio as a whole needs a chain,
// a database and filecoin-ffi.
package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// The four files of lib/proof that PDP takes, and the one constant that they share with sealing.
var library = []string{"cached_proof.go", "merkle_proof_memtree.go", "merkle_sha254_memtree.go", "tree_size.go", "verify.go"}

var wanted = map[string]bool{
	"LeafSize": true, "GenerateProofs": true, "provePiece": true, "genSubPieceMemtree": true,
	"generateChallengeIndex": true, "padTo32Bytes": true, "nextPowerOfTwo": true, "shabytes": true,
	"cprPieceReader": true, "GetPieceReader": true, "idxProofCache": true, "GetLayerIndex": true,
	"GetNode": true, "GetLayer": true,
}

var renamed = map[string]string{
	"github.com/filecoin-project/curio/lib/proof":    "sealwright-peers/curio/proof",
	"github.com/filecoin-project/curio/pdp/contract": "sealwright-peers/curio/contract",
}

func main() {
	checkout := os.Args[1]
	check(os.MkdirAll("curio/proof", 0o755))
	for _, name := range library {
		source, err := os.ReadFile(filepath.Join(checkout, "lib/proof", name))
		check(err)
		check(os.WriteFile(filepath.Join("curio/proof", name), source, 0o644))
	}
	size := "package proof\n\nconst NODE_SIZE = 32\n"
	check(os.WriteFile("curio/proof/node_size.go", []byte(size), 0o644))
	check(os.WriteFile("curio/prove.go", pick(filepath.Join(checkout, "tasks/pdpv0/task_prove.go")), 0o644))
}

// pick keeps the wanted declarations of a file and the imports that these use.
func pick(file string) []byte {
	files := token.NewFileSet()
	source, err := os.ReadFile(file)
	check(err)
	tree, err := parser.ParseFile(files, file, source, parser.ParseComments)
	check(err)
	used := map[string]bool{}
	var body bytes.Buffer
	for _, decl := range tree.Decls {
		if !isWanted(decl) {
			continue
		}
		ast.Inspect(decl, func(node ast.Node) bool {
			if selector, ok := node.(*ast.SelectorExpr); ok {
				if name, ok := selector.X.(*ast.Ident); ok {
					used[name.Name] = true
				}
			}
			return true
		})
		body.Write(source[files.Position(decl.Pos()).Offset:files.Position(decl.End()).Offset])
		body.WriteString("\n\n")
	}
	var out bytes.Buffer
	out.WriteString("package main\n\nimport (\n")
	for _, spec := range tree.Imports {
		path, err := strconv.Unquote(spec.Path.Value)
		check(err)
		name := path[strings.LastIndex(path, "/")+1:]
		name = strings.TrimPrefix(name, "go-")
		if spec.Name != nil {
			name = spec.Name.Name
		}
		if strings.HasPrefix(name, "sha256-") {
			name = "sha256"
		}
		if !used[name] {
			continue
		}
		if other, ok := renamed[path]; ok {
			path = other
		}
		fmt.Fprintf(&out, "\t%s %q\n", name, path)
	}
	out.WriteString(")\n\n")
	out.Write(body.Bytes())
	formatted, err := format.Source(out.Bytes())
	check(err)
	return formatted
}

func isWanted(decl ast.Decl) bool {
	switch d := decl.(type) {
	case *ast.FuncDecl:
		return wanted[d.Name.Name]
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			switch s := spec.(type) {
			case *ast.TypeSpec:
				return wanted[s.Name.Name]
			case *ast.ValueSpec:
				return wanted[s.Names[0].Name]
			}
		}
	}
	return false
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
