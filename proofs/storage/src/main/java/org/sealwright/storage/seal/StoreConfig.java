// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import java.util.Objects;
import java.util.OptionalLong;
import org.sealwright.storage.internal.TreeRLastFiles;

/**
 * How the reference describes a store on disk, in JSON and in {@code t_aux}.
 *
 * @param path folder; readers put the folder in use in its place
 * @param id store id, such as {@code layer-1}
 * @param size nodes of the whole tree or layer
 * @param rowsToDiscard rows that are not stored
 */
public record StoreConfig(String path, String id, OptionalLong size, long rowsToDiscard) {

  /** Rows above the leaves of tree-R-last that are left out; the network's fixed choice. */
  public static final int NETWORK_ROWS_TO_DISCARD = TreeRLastFiles.ROWS_TO_DISCARD;

  /** Checks for null. */
  public StoreConfig {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(size, "size");
  }

  /** Of a known size. */
  static StoreConfig of(String path, String id, long size, long rowsToDiscard) {
    return new StoreConfig(path, id, OptionalLong.of(size), rowsToDiscard);
  }
}
