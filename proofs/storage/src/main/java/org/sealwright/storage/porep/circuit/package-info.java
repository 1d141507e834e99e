// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * The circuit of a proof of replication (rust-fil-proofs, StackedCircuit). Entry type: {@link
 * org.sealwright.storage.porep.circuit.StackedCircuit}.
 *
 * <pre>{@code
 * R1cs shape = R1cs.of(StackedCircuit.blank(SectorSize.KIB_2), arena);
 * Assignment witness = Assignment.of(new StackedCircuit(SectorSize.KIB_2, statement), shape, arena);
 * }</pre>
 */
package org.sealwright.storage.porep.circuit;
