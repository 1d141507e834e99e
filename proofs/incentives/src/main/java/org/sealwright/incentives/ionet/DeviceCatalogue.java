// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.ionet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Models and their multipliers. <b>Documented</b> (io.net docs, "Device Block Reward Multiplier",
 * table of June 2025); multipliers change, so the table is data.
 *
 * @param models all models, names unique but for case
 */
public record DeviceCatalogue(List<Model> models) {
  /** Name of the pool of data-centre cards. */
  public static final String ENTERPRISE = "enterprise";

  /** Name of the pool of consumer cards and computers. */
  public static final String COMMUNITY = "community";

  public DeviceCatalogue {
    models = List.copyOf(models);
  }

  /**
   * A model.
   *
   * @param name as io.net has it
   * @param pool that pays it
   * @param multiplierCenti hundredths; 0 is unsupported
   */
  public record Model(String name, String pool, int multiplierCenti) {
    /** A device of so many. */
    public Hardware hardware(int quantity) {
      return new Hardware(multiplierCenti, quantity);
    }
  }

  /** The table of June 2025. */
  public static DeviceCatalogue june2025() {
    List<Model> all = new ArrayList<>();
    add(all, ENTERPRISE, 125, "RTX 4090", "RTX 4090 D");
    add(all, ENTERPRISE, 200, "A100-PCIE-40GB");
    add(all, ENTERPRISE, 300, "L40S");
    add(all, ENTERPRISE, 500, "A100 80GB PCIe", "A100-SXM4-80GB");
    add(all, ENTERPRISE, 1000, "H100", "H100 80GB HBM3", "H100 PCIe", "H100 80G PCIe");
    add(all, ENTERPRISE, 1200, "H200");
    add(all, ENTERPRISE, 3000, "B200");
    add(all, COMMUNITY, 25, "L4");
    add(all, COMMUNITY, 50, "T4");
    add(all, COMMUNITY, 75, "RTX 3060", "RTX 3060 Ti", "RTX 4000", "V100");
    add(all, COMMUNITY, 100, "M3", "M4", "RTX 3070", "RTX 3070 Ti", "RTX 4060", "RTX 4060 Ti");
    add(all, COMMUNITY, 100, "RTX 4000 SFF Ada");
    add(all, COMMUNITY, 125, "M3 Pro", "M4 Pro");
    add(all, COMMUNITY, 150, "M3 Max", "M4 Max", "RTX 3080", "RTX 4070", "RTX 5000");
    add(all, COMMUNITY, 150, "RTX A4000", "RTX A5000");
    add(all, COMMUNITY, 175, "RTX 3080 Ti", "RTX 3090");
    add(all, COMMUNITY, 200, "RTX 3090 Ti", "RTX A6000");
    add(all, COMMUNITY, 250, "RTX 4070 Ti");
    add(all, COMMUNITY, 275, "RTX 4080");
    add(all, COMMUNITY, 300, "RTX 5000 Ada");
    add(all, COMMUNITY, 450, "RTX 6000 Ada");
    add(all, COMMUNITY, 0, "M2 Pro", "M2 Max", "M2 Ultra", "A10", "A10G", "A16", "A40");
    add(all, COMMUNITY, 0, "GTX 1080 Ti", "RTX 2080 Ti", "RTX 3050", "RTX 3050 Ti");
    return new DeviceCatalogue(all);
  }

  private static void add(List<Model> all, String pool, int multiplierCenti, String... names) {
    for (String name : names) {
      all.add(new Model(name, pool, multiplierCenti));
    }
  }

  /** The model of this name, whatever its case. */
  public Optional<Model> find(String name) {
    return models.stream().filter(model -> model.name.equalsIgnoreCase(name)).findFirst();
  }
}
