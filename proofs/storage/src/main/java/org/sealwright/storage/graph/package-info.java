// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * The stacked depth-robust graph: who is whose parent.
 *
 * <p>Entry type: {@link org.sealwright.storage.graph.StackedGraph}. Bulk access writes the same
 * bytes as the reference's parents cache file; {@link org.sealwright.storage.graph.ParentsCache}
 * reads and writes that file.
 */
package org.sealwright.storage.graph;
