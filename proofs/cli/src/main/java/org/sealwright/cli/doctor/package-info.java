// SPDX-License-Identifier: Apache-2.0 OR MIT
/** What {@code doctor} finds out: the machine, and how fast the kernels are on it. */
package org.sealwright.cli.doctor;
