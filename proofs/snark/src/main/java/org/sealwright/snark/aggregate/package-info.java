// SPDX-License-Identifier: Apache-2.0 OR MIT
/** SnarkPack. */
package org.sealwright.snark.aggregate;
