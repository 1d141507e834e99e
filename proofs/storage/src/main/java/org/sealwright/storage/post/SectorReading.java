// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import java.util.List;
import java.util.Map;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.hashing.merkle.TreeShape;
import org.sealwright.storage.SectorSize;

/**
 * What is read of one sector: the roots of all base trees; for each challenge the block of leaves
 * around it and, in every stored row, the siblings on its path. What several challenges need is
 * read once.
 */
final class SectorReading {
  private final SectorFiles files;
  private final List<Long> challenges;
  private final TreeGeometry geometry;
  private final SectorMaterial material;
  private final byte[] topGroups;

  private SectorReading(SectorFiles files, List<Long> challenges) throws SectorFaultException {
    this.files = files;
    this.challenges = challenges;
    this.geometry = files.geometry();
    int trees = geometry.shape().baseTrees();
    byte[] roots = new byte[trees * TreeGeometry.NODE];
    this.topGroups = new byte[hasTopGroups() ? trees * TreeGeometry.GROUP : 0];
    readTops(trees, roots);
    this.material =
        new SectorMaterial(
            geometry, files.aux(), files.surplus(), files.doubt(), roots, topGroups, challenges);
  }

  /** Reads a sector; everything is closed again when this returns. */
  static SectorMaterial read(
      PoStReplica replica,
      SectorSize size,
      TreeShape shape,
      List<Long> challenges,
      Kernels kernels,
      ReadCounter counter,
      ReadTimer timer)
      throws SectorFaultException {
    try (SectorFiles files = SectorFiles.open(replica, size, shape, counter)) {
      SectorReading reading = new SectorReading(files, challenges);
      reading.readBlocks();
      reading.readStoredGroups();
      if (reading.geometry.isTall()) {
        new TallSubtrees(files, replica, challenges, reading.material, kernels, timer).rebuild();
      }
      return reading.material;
    }
  }

  private boolean hasTopGroups() {
    return geometry.firstStored() < geometry.top();
  }

  /** The root and its children lie at the end of a file, side by side. */
  private void readTops(int trees, byte[] roots) throws SectorFaultException {
    int group = hasTopGroups() ? TreeGeometry.GROUP : 0;
    byte[] end = new byte[group + TreeGeometry.NODE];
    long offset =
        hasTopGroups() ? geometry.offset(new TreeGeometry.Group(0, geometry.top() - 1, 0)) : 0;
    for (int tree = 0; tree < trees; tree++) {
      files.readTree(tree, offset, end, 0, end.length);
      System.arraycopy(end, 0, topGroups, tree * group, group);
      System.arraycopy(end, group, roots, tree * TreeGeometry.NODE, TreeGeometry.NODE);
    }
  }

  private void readBlocks() throws SectorFaultException {
    int bytes = geometry.blockBytes();
    for (Map.Entry<Long, Integer> block : material.blocks().entrySet()) {
      files.readLeaves(block.getKey() * bytes, material.leaves(), block.getValue() * bytes, bytes);
    }
  }

  private void readStoredGroups() throws SectorFaultException {
    int lowest = Math.max(geometry.blockRow(), geometry.firstStored());
    for (long challenge : challenges) {
      for (int row = geometry.top() - 1; row >= lowest; row--) {
        TreeGeometry.Group group = geometry.group(challenge, row);
        if (material.hasGroup(group)) {
          continue;
        }
        int at = material.addGroup(group);
        if (row == geometry.top() - 1) {
          System.arraycopy(
              topGroups,
              group.tree() * TreeGeometry.GROUP,
              material.groups(),
              at,
              TreeGeometry.GROUP);
        } else {
          files.readTree(
              group.tree(), geometry.offset(group), material.groups(), at, TreeGeometry.GROUP);
        }
      }
    }
  }
}
