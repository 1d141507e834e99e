// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.benchmarks.compare;

import java.util.Map;
import org.sealwright.benchmarks.YumaSubnet;

/** Epochs of a subnet. */
final class YumaWorkloads {

  Map<String, Workload.Factory> all() {
    return Map.of("yuma", YumaWorkloads::yuma);
  }

  /** {@code yuma NEURONS VERSION EPOCHS}: epochs one after the other, the same ones every time. */
  private static Workload yuma(Workload.Arguments arguments) {
    YumaSubnet subnet = new YumaSubnet(arguments.number(1), arguments.word(2));
    int epochs = arguments.number(3);
    return () -> {
      double seconds = Stopwatch.seconds(() -> subnet.run(epochs));
      return new Sample("epoch", epochs, seconds, subnet.digest(), subnet.weights() + " weights");
    };
  }
}
