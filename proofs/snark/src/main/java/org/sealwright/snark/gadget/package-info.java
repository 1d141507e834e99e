// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * Gadgets, constraint for constraint those of the reference (bellperson, neptune,
 * storage-proofs-core): bits, numbers, SHA-256, Poseidon, Merkle inclusion. A gadget is made for
 * one {@link org.sealwright.snark.circuit.ConstraintSystem} and used again and again in it.
 *
 * <pre>{@code
 * Numbers numbers = new Numbers(system);
 * int commC = numbers.allocate(witness.commC());
 * int commRLast = numbers.allocate(witness.commRLast());
 * int commR = new PoseidonGadget(system, 2).hash(new int[] {commC, commRLast});
 * numbers.inputize(commR);
 * }</pre>
 *
 * <p>Entry types: {@link org.sealwright.snark.gadget.Numbers}, {@link
 * org.sealwright.snark.gadget.Sha256Gadget}, {@link org.sealwright.snark.gadget.PoseidonGadget},
 * {@link org.sealwright.snark.gadget.MerkleInclusion}.
 */
package org.sealwright.snark.gadget;
