// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * Challenges with which a device shows that it is there and works: a hash puzzle ({@link
 * org.sealwright.incentives.ionet.challenge.WorkPuzzle}), a chain of hashes that takes time ({@link
 * org.sealwright.incentives.ionet.challenge.TimeLock}), a product of matrices in a prime field
 * ({@link org.sealwright.incentives.ionet.challenge.MatrixChallenge}), marks of the minutes online
 * ({@link org.sealwright.incentives.ionet.challenge.MinuteMarks}).
 *
 * <p><b>Documented</b> (io.net docs, "Proof of Work", "Block Rewards" explorer page): an hourly
 * puzzle with leading zeros, and a time-lock proof that is a test of uptime. <b>Our choice</b>: the
 * hash (SHA-256), every encoding and every size; io.net publishes none. Integers are big-endian.
 *
 * <pre>{@code
 * WorkPuzzle puzzle = new WorkPuzzle(block, device, beacon, gpu);
 * boolean passed = puzzle.accepts(nonce, 20);
 * }</pre>
 */
package org.sealwright.incentives.ionet.challenge;
