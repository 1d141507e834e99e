// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * What the commands of economics share: reading scenarios and amounts from JSON ({@link
 * org.sealwright.cli.economics.Fields}), results as text, JSON and CSV ({@link
 * org.sealwright.cli.economics.Report}), plots ({@link org.sealwright.cli.economics.Chart}). {@code
 * proofs/cli/ECONOMICS.md} describes the files.
 */
package org.sealwright.cli.economics;
