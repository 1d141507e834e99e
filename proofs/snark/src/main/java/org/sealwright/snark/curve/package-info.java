// SPDX-License-Identifier: Apache-2.0 OR MIT
/** BLS12-381: fields, groups, encodings, hashing to the curve, pairing. */
package org.sealwright.snark.curve;
