// SPDX-License-Identifier: Apache-2.0 OR MIT
// Asks the network's own SDK: a document a line in (the data of pieces; a call of provePossession),
// one a line out: CIDs, sizes and binary forms of the pieces, the call by the SDK's ABI, and how it
// reads ours.
import { createInterface } from 'node:readline'
import { pdp as abi } from '@filoz/synapse-core/abis'
import { calculate, getSizeFromPieceCID } from '@filoz/synapse-core/piece'
import { CID } from 'multiformats/cid'
import { decodeFunctionData, encodeFunctionData } from 'viem'

const hex = (bytes) => Buffer.from(bytes).toString('hex')

for await (const line of createInterface({ input: process.stdin })) {
  const { pieces, setId, proofs, calldata } = JSON.parse(line)
  const out = {
    pieces: pieces.map((data) => {
      const cid = calculate(Uint8Array.from(Buffer.from(data, 'hex')))
      return { cid: `${cid}`, size: `${getSizeFromPieceCID(`${cid}`)}`, bytes: hex(CID.parse(`${cid}`).bytes) }
    }),
  }
  const args = [
    BigInt(setId),
    proofs.map(({ leaf, path }) => ({ leaf: '0x' + leaf, proof: path.map((node) => '0x' + node) })),
  ]
  out.calldata = encodeFunctionData({ abi, functionName: 'provePossession', args }).slice(2)
  const read = decodeFunctionData({ abi, data: '0x' + calldata })
  out.method = read.functionName
  out.setId = `${read.args[0]}`
  out.proofs = read.args[1].map(({ leaf, proof }) => ({
    leaf: leaf.slice(2),
    path: proof.map((node) => node.slice(2)),
  }))
  process.stdout.write(JSON.stringify(out) + '\n')
}
