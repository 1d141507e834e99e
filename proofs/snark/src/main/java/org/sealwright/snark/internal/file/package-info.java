// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * How files of keys and parameters are read and written: mapped for reading, and never under their
 * own name before they are whole; and locked among processes. Entry types: {@link
 * org.sealwright.snark.internal.file.KeyFiles}, {@link
 * org.sealwright.snark.internal.file.WholeFile}, {@link
 * org.sealwright.snark.internal.file.FileMutex}.
 *
 * <pre>{@code
 * MemorySegment file = KeyFiles.map(path, arena);
 * WholeFile.write(target, contents);
 * }</pre>
 */
package org.sealwright.snark.internal.file;
