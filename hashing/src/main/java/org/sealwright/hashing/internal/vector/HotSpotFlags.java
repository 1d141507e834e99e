// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.internal.vector;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/** Flags of the JVM; to be touched only where module {@code jdk.management} is resolved. */
final class HotSpotFlags {
  private HotSpotFlags() {}

  /** Whether the flag exists and is false. */
  static boolean isFalse(String name) {
    HotSpotDiagnosticMXBean bean =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    if (bean == null) {
      return false;
    }
    try {
      return bean.getVMOption(name).getValue().equals("false");
    } catch (IllegalArgumentException unknownToThisJvm) {
      return false;
    }
  }
}
