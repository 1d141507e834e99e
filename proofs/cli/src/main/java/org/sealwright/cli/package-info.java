// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * The commands. {@link org.sealwright.cli.Main} runs them, {@link org.sealwright.cli.Failures} turns
 * exceptions into messages and {@link org.sealwright.cli.ExitCodes}, {@link
 * org.sealwright.cli.Session} holds what a command works with.
 */
package org.sealwright.cli;
