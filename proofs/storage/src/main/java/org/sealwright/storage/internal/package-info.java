// SPDX-License-Identifier: Apache-2.0 OR MIT
/** Files that are whole or absent, and JSON that complains with a place. Not exported. */
package org.sealwright.storage.internal;
