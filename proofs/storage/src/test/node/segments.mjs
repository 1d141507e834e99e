// SPDX-License-Identifier: Apache-2.0 OR MIT
import { createInterface } from 'node:readline'
import { Aggregate, Inclusion, Piece, Segment } from '@web3-storage/data-segment'

const hex = (bytes) => Buffer.from(bytes).toString('hex')
const path = ([offset, nodes]) => ({ index: `${offset}`, path: nodes.map(hex) })

// Judges a proof instead of making an aggregate. Nodes of a wrong length make the peer throw.
function judge({ proof, root, height }) {
  let decoded
  try {
    decoded = Inclusion.decode(Buffer.from(proof, 'hex'))
  } catch {
    return { read: false }
  }
  const link = Piece.toLink({ root: Uint8Array.from(Buffer.from(root, 'hex')), height, padding: 0n })
  try {
    const { ok, error } = Inclusion.resolveAggregate(decoded, link)
    return error ? { read: true, error: `${error.message}` } : { read: true, link: `${ok}` }
  } catch (error) {
    return { read: true, error: `${error.message}` }
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const { size, pieces, ...other } = JSON.parse(line)
  if (other.proof) {
    process.stdout.write(JSON.stringify(judge(other)) + '\n')
    continue
  }
  const aggregate = Aggregate.build({
    size: BigInt(size),
    pieces: pieces.map(({ root, height }) => ({
      root: Uint8Array.from(Buffer.from(root, 'hex')),
      height,
      padding: 0n,
    })),
  })
  const proofs = aggregate.index.map((segment, n) => {
    const { level, index } = Segment.toSource(segment).location
    const entry = (aggregate.size - BigInt(aggregate.limit) * 64n) / 64n + BigInt(n)
    const proof = Inclusion.create({
      tree: aggregate.tree.collectProof(level, index),
      index: aggregate.tree.collectProof(1, entry),
    })
    return {
      subtree: path(proof[0]),
      entry: path(proof[1]),
      cbor: hex(Inclusion.encode(proof)),
    }
  })
  const out = {
    root: hex(aggregate.root),
    link: `${aggregate.link}`,
    limit: aggregate.limit,
    entries: aggregate.index.map((segment) => hex(Segment.toBytes(segment))),
    proofs,
  }
  process.stdout.write(JSON.stringify(out) + '\n')
}
