// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * Values and errors shared by all of Sealwright: {@link org.sealwright.hashing.Bytes32} and {@link
 * org.sealwright.hashing.SealwrightException}.
 */
package org.sealwright.hashing;
