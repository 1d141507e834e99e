// SPDX-License-Identifier: Apache-2.0 OR MIT
// Runs the network's own contract: node possession.mjs FOLDER, where FOLDER holds the sources of
// FilOzone/pdp (pdp/src) and filecoin-project/fvm-solidity (fvm-solidity/src). Reads one scenario a
// line, each on a new data set, and writes what the contract did, one line each.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createBlock } from '@ethereumjs/block'
import { Common, Hardfork, Mainnet } from '@ethereumjs/common'
import { createAddressFromString, createAccount, hexToBytes, bytesToHex } from '@ethereumjs/util'
import { createVM } from '@ethereumjs/vm'
import { decodeEventLog, decodeFunctionResult, encodeDeployData, encodeFunctionData } from 'viem'

const require = createRequire(import.meta.url)
const folder = process.argv[2]

function source(path) {
  const places = [
    ['fvm-solidity/', join(folder, 'fvm-solidity', 'src')],
    ['pdp/', join(folder, 'pdp', 'src')],
  ]
  for (const [prefix, at] of places) {
    if (path.startsWith(prefix)) return readFileSync(join(at, path.slice(prefix.length)), 'utf8')
  }
  return readFileSync(require.resolve(path), 'utf8')
}

function compile() {
  const cache = join(folder, 'compiled.json')
  if (existsSync(cache)) return JSON.parse(readFileSync(cache, 'utf8'))
  const solc = require('solc')
  const main = `import "pdp/PDPVerifier.sol";
    import {ERC1967Proxy} from "@openzeppelin/contracts/proxy/ERC1967/ERC1967Proxy.sol";
    contract Proxy is ERC1967Proxy { constructor(address a, bytes memory d) ERC1967Proxy(a, d) {} }`
  const input = {
    language: 'Solidity',
    sources: { 'main.sol': { content: main } },
    settings: {
      viaIR: true,
      optimizer: { enabled: true, runs: 1 },
      outputSelection: { '*': { '*': ['abi', 'evm.bytecode.object'] } },
    },
  }
  const imports = { import: (path) => ({ contents: source(path) }) }
  const out = JSON.parse(solc.compile(JSON.stringify(input), imports))
  const errors = (out.errors ?? []).filter((e) => e.severity === 'error')
  if (errors.length > 0) throw new Error(errors[0].formattedMessage)
  const pick = (file, name) => ({
    abi: out.contracts[file][name].abi,
    bytecode: '0x' + out.contracts[file][name].evm.bytecode.object,
  })
  const both = { verifier: pick('pdp/PDPVerifier.sol', 'PDPVerifier'), proxy: pick('main.sol', 'Proxy') }
  writeFileSync(cache, JSON.stringify(both))
  return both
}

const { verifier, proxy } = compile()
const { abi } = verifier
const common = new Common({ chain: Mainnet, hardfork: Hardfork.Cancun, customCrypto: {} })
const vm = await createVM({ common })
const caller = createAddressFromString('0x' + '11'.repeat(20))
await vm.stateManager.putAccount(caller, createAccount({ balance: 10n ** 30n }))

// Stand-ins for the precompiles: randomness out of slot 0; calls of actors succeed.
const precompile = (n) => createAddressFromString('0xfe000000000000000000000000000000000000' + n)
const randomness = precompile('06')
for (const [address, code] of [
  [randomness, '0x5f545f5260205ff3'],
  [precompile('03'), '0x60205ff3'],
  [precompile('05'), '0x60205ff3'],
]) {
  await vm.stateManager.putAccount(address, createAccount({ nonce: 1n }))
  await vm.stateManager.putCode(address, hexToBytes(code))
}

let number = 1000n
async function call(to, data, value = 0n) {
  const block = createBlock({ header: { number, timestamp: number * 30n } }, { common })
  await vm.evm.journal.checkpoint()
  const result = await vm.evm.runCall({
    caller, to, data: hexToBytes(data), value, block, gasLimit: 10n ** 12n,
  })
  await vm.evm.journal.commit()
  return result
}

async function deploy({ abi: itsAbi, bytecode }, args) {
  const result = await call(undefined, encodeDeployData({ abi: itsAbi, bytecode, args }))
  if (result.execResult.exceptionError) throw new Error('deploy: ' + result.execResult.exceptionError.error)
  return result.createdAddress
}

const implementation = await deploy(verifier, [1n, 10n])
const initialize = encodeFunctionData({ abi, functionName: 'initialize' })
const contract = await deploy(proxy, [implementation.toString(), initialize])

const logs = (result) =>
  (result.execResult.logs ?? []).map(([, topics, data]) =>
    decodeEventLog({ abi, topics: topics.map((t) => bytesToHex(t)), data: bytesToHex(data) }))

async function method(functionName, args, value) {
  const result = await call(contract, encodeFunctionData({ abi, functionName, args }), value)
  const failed = result.execResult.exceptionError
  return {
    result,
    ok: !failed,
    value: failed ? undefined : decodeFunctionResult({ abi, functionName, data: bytesToHex(result.execResult.returnValue) }),
    logs: failed ? [] : logs(result),
  }
}

const text = (places) => places.map(({ pieceId, offset }) => `${pieceId}:${offset}`)

async function step(setId, op) {
  switch (op.op) {
    case 'add': {
      const cids = op.cids.map((data) => ({ data: '0x' + data }))
      const { ok, logs } = await method('addPieces', [setId, '0x' + '00'.repeat(20), cids, '0x'])
      const packed = logs.flatMap(({ args }) => args.pieceCids ?? [])
      return { ok, packed: packed.map(({ header, root }) => [header.slice(2), root.slice(2)]) }
    }
    case 'schedule':
      return { ok: (await method('schedulePieceDeletions', [setId, op.ids.map(BigInt), '0x'])).ok }
    case 'process': {
      const { ok, logs } = await method('processPieceDeletions', [setId, BigInt(op.count)])
      return { ok, ids: logs.flatMap(({ args }) => args.pieceIds ?? []).map(String) }
    }
    case 'period': {
      const { ok } = await method('nextProvingPeriod', [setId, number + 10n, '0x'])
      number += 10n
      return { ok }
    }
    case 'state': {
      const range = (await method('getChallengeRange', [setId])).value
      return {
        leaves: `${(await method('getDataSetLeafCount', [setId])).value}`,
        range: `${range}`,
        next: `${(await method('getNextPieceId', [setId])).value}`,
        fee: range === 0n ? '0' : `${(await method('calculateProofFee', [setId])).value}`,
      }
    }
    case 'find': {
      const { ok, value } = await method('findPieceIds', [setId, op.leaves.map(BigInt)])
      return { ok, places: ok ? text(value) : [] }
    }
    case 'seed':
      await vm.stateManager.putStorage(randomness, new Uint8Array(32), hexToBytes('0x' + op.value))
      return { ok: true }
    case 'prove': {
      const result = await call(contract, '0x' + op.calldata, 10n ** 18n)
      const failed = result.execResult.exceptionError
      const events = failed ? [] : logs(result)
      const proven = events.find(({ eventName }) => eventName === 'PossessionProven')
      const paid = events.find(({ eventName }) => eventName === 'ProofFeePaid')
      return {
        ok: !failed,
        challenges: proven ? text(proven.args.challenges) : [],
        fee: paid ? `${paid.args.fee}` : '0',
      }
    }
    default:
      throw new Error('unknown ' + op.op)
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const { ops } = JSON.parse(line)
  const created = await method('createDataSet', ['0x' + '00'.repeat(20), '0x'], 10n ** 18n)
  if (!created.ok) throw new Error('createDataSet reverted')
  const out = []
  for (const op of ops) out.push(await step(created.value, op))
  process.stdout.write(JSON.stringify({ setId: `${created.value}`, results: out }) + '\n')
}
