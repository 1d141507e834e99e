// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * The BLS12-381 scalar field. {@link org.sealwright.hashing.field.Fr} is the scalar arithmetic on
 * four 64-bit limbs in Montgomery form with {@code R = 2^256}; arrays go through {@link
 * org.sealwright.hashing.kernel.FieldKernels}.
 *
 * <p>Bytes on disk and on the wire are 32-byte little-endian, canonical, never Montgomery.
 */
package org.sealwright.hashing.field;
