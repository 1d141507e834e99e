// SPDX-License-Identifier: Apache-2.0 OR MIT
/** Progress on the error stream: a bar on a terminal, a line now and then elsewhere, or nothing. */
package org.sealwright.cli.progress;
