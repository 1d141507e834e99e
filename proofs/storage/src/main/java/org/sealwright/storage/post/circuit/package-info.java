// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * The circuit of Window and Winning PoSt (rust-fil-proofs, FallbackPoStCircuit). Entry type: {@link
 * org.sealwright.storage.post.circuit.FallbackPoStCircuit}.
 *
 * <pre>{@code
 * PoStShape shape = PoStShape.window(SectorSize.KIB_2);
 * R1cs rows = R1cs.of(FallbackPoStCircuit.blank(shape), arena);
 * Assignment witness = Assignment.of(new FallbackPoStCircuit(shape, sectors), rows, arena);
 * }</pre>
 */
package org.sealwright.storage.post.circuit;
