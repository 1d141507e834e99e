// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * The circuits of sector updates (rust-fil-proofs, EmptySectorUpdateCircuit). Entry type: {@link
 * org.sealwright.storage.update.circuit.UpdateCircuit}.
 *
 * <pre>{@code
 * UpdateShape shape = UpdateShape.of(new UpdateConfig(SectorSize.KIB_2));
 * R1cs rows = R1cs.of(UpdateCircuit.blank(shape), arena);
 * Assignment assignment = Assignment.of(new UpdateCircuit(shape, witness), rows, arena);
 * }</pre>
 */
package org.sealwright.storage.update.circuit;
