// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

/** A sector whose turn comes, has come, or is over. Guarded by the lanes that gave it out. */
final class ReadTicket {
  private final long sector;
  private final Reader reader;
  private SectorMaterial material;
  private SectorFault fault;

  ReadTicket(long sector, Reader reader) {
    this.sector = sector;
    this.reader = reader;
  }

  /** Reads one sector. May be called again after a failure, on another thread. */
  @FunctionalInterface
  interface Reader {
    /**
     * Returns everything that the sector's proofs need.
     *
     * @param timer runs; to be stopped for what is no reading
     */
    SectorMaterial read(ReadTimer timer) throws SectorFaultException;
  }

  long sector() {
    return sector;
  }

  Reader reader() {
    return reader;
  }

  void succeed(SectorMaterial read) {
    material = read;
  }

  void fail(SectorFault why) {
    fault = why;
  }

  boolean isDone() {
    return material != null || fault != null;
  }

  /** What was read, once it is done. */
  SectorMaterial take() throws SectorFaultException {
    if (fault != null) {
      throw new SectorFaultException(fault);
    }
    return material;
  }
}
