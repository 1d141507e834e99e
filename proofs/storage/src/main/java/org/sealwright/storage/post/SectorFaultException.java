// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

/** Carries a fault from where it shows to where faults are collected. Never leaves the package. */
final class SectorFaultException extends Exception {
  private static final long serialVersionUID = 1L;
  private final transient SectorFault fault;

  SectorFaultException(SectorFault fault) {
    super(fault.toString());
    this.fault = fault;
  }

  SectorFaultException(SectorFault fault, Exception cause) {
    super(fault.toString(), cause);
    this.fault = fault;
  }

  SectorFault fault() {
    return fault;
  }
}
