// SPDX-License-Identifier: Apache-2.0 OR MIT
/** Small JSON documents as maps, lists, text, numbers and truth values. */
package org.sealwright.cli.json;
