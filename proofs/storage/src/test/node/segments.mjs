// SPDX-License-Identifier: Apache-2.0 OR MIT
import { createInterface } from 'node:readline'
import { Aggregate, Inclusion, Segment } from '@web3-storage/data-segment'

const hex = (bytes) => Buffer.from(bytes).toString('hex')
const path = ([offset, nodes]) => ({ index: `${offset}`, path: nodes.map(hex) })

for await (const line of createInterface({ input: process.stdin })) {
  const { size, pieces } = JSON.parse(line)
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
