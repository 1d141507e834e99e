// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * A folder with a sector in it: staged data, {@code sector.json}, the phases' outputs, and the
 * manifest of a file that is spread over several such folders; proofs as JSON documents, in the
 * shapes that programs around the reference write and read.
 */
package org.sealwright.cli.sector;
