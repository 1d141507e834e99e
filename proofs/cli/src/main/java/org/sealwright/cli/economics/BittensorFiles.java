// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.economics;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.sealwright.incentives.bittensor.emission.AlphaSplit;
import org.sealwright.incentives.bittensor.emission.BlockEmission;
import org.sealwright.incentives.bittensor.yuma.LiquidAlpha;
import org.sealwright.incentives.bittensor.yuma.YumaParameters;
import org.sealwright.incentives.bittensor.yuma.YumaVersion;
import org.sealwright.incentives.math.U64F64;
import org.sealwright.incentives.math.U96F32;
import org.sealwright.incentives.simulation.BittensorScenario;
import org.sealwright.incentives.simulation.Denomination;
import org.sealwright.incentives.simulation.Neuron;
import org.sealwright.incentives.simulation.Subnet;

/** Bittensor's subnets from JSON; {@code ECONOMICS.md} describes the members. */
final class BittensorFiles {
  private static final Set<String> SUBNET = Set.of("subnet", "neurons");
  private static final Set<String> PARAMETERS =
      Set.of(
          "version",
          "kappa",
          "bondsPenalty",
          "bondsMovingAverage",
          "liquidAlpha",
          "maxValidators",
          "stakeThreshold",
          "taoWeight",
          "tempo",
          "activityCutoff",
          "commitReveal",
          "owner");
  private static final Set<String> NEURON =
      Set.of("name", "alphaStake", "taoStake", "permit", "weights");
  private static final int U16 = 65_535;
  private static final int MILLION = 1_000_000;

  private BittensorFiles() {}

  /** Members of a file with a subnet and {@code others}. */
  static Set<String> members(String... others) {
    Set<String> all = new TreeSet<>(SUBNET);
    all.addAll(List.of(others));
    return all;
  }

  static Subnet subnet(Fields file) {
    List<Neuron> neurons = new ArrayList<>();
    for (Fields neuron : file.objects("neurons", NEURON)) {
      String name = neuron.text("name", "uid " + neurons.size());
      Map<Integer, Integer> weights = weights(neuron, "weights");
      neurons.add(
          neuron.in(
              () ->
                  new Neuron(
                      name,
                      neuron.small("alphaStake", Denomination.ALPHA, 0),
                      neuron.small("taoStake", Denomination.TAO, 0),
                      neuron.truth("permit", !weights.isEmpty()),
                      weights)));
    }
    if (neurons.isEmpty()) {
      throw file.wrong("neurons", "is empty");
    }
    Fields settings = file.object("subnet", PARAMETERS).orElse(null);
    YumaParameters parameters =
        settings == null
            ? YumaParameters.newSubnet()
            : settings.in(() -> parameters(settings, YumaParameters.newSubnet()));
    int owner =
        settings == null || !settings.has("owner")
            ? -1
            : settings.number("owner", 0, neurons.size() - 1);
    return file.in(() -> new Subnet(neurons, parameters, owner));
  }

  /** Weights by uid. */
  static Map<Integer, Integer> weights(Fields fields, String member) {
    Map<Integer, Integer> out = new LinkedHashMap<>();
    fields
        .numbers(member, 0, U16)
        .forEach(
            (uid, weight) -> {
              if (!uid.matches("[0-9]{1,5}")) {
                throw fields.wrong(member, "has '" + uid + "'; wanted uids");
              }
              if (out.put(Integer.valueOf(uid), weight) != null) {
                throw fields.wrong(member, "has uid " + uid + " twice");
              }
            });
    return out;
  }

  private static YumaParameters parameters(Fields settings, YumaParameters usual) {
    YumaParameters parameters =
        new YumaParameters(
            version(settings),
            settings.number("kappa", 0, U16, usual.kappa()),
            settings.number("bondsPenalty", 0, U16, usual.bondsPenalty()),
            settings.number("bondsMovingAverage", 0, MILLION, (int) usual.bondsMovingAverage()),
            usual.liquidAlpha(),
            settings.number("maxValidators", 0, U16, usual.maxAllowedValidators()),
            settings.small("stakeThreshold", Denomination.ALPHA, usual.stakeThreshold()),
            settings.count("taoWeight", usual.taoWeight()),
            settings.number("tempo", 1, U16, usual.tempo()),
            settings.count("activityCutoff", usual.activityCutoff()),
            settings.truth("commitReveal", usual.isCommitReveal()));
    return settings.truth("liquidAlpha", false)
        ? parameters.withLiquidAlpha(LiquidAlpha.DEFAULT)
        : parameters;
  }

  private static YumaVersion version(Fields settings) {
    return switch (settings.text("version", "yuma3")) {
      case "yuma3" -> YumaVersion.YUMA3;
      case "original" -> YumaVersion.ORIGINAL;
      default -> throw settings.wrong("version", "must be yuma3 or original");
    };
  }

  /**
   * Alpha that an epoch shares out: the file's {@code emission}, or else what a tempo of blocks
   * with one alpha each leaves after the owner's cut.
   */
  static long emission(Fields file, Subnet subnet) {
    if (file.has("emission")) {
      return file.small("emission", Denomination.ALPHA);
    }
    AlphaSplit split =
        AlphaSplit.of(
            U96F32.ofU64(BlockEmission.RAO),
            U96F32.ZERO,
            OptionalInt.of(AlphaSplit.DEFAULT_OWNER_CUT));
    return subnet.parameters().tempo() * (split.server() + split.validator());
  }

  static BittensorScenario scenario(Fields file) {
    Subnet subnet = subnet(file);
    Fields pool =
        file.required("pool", Set.of("alphaIn", "alphaOut", "price", "sharePpm", "rootTao"));
    BigInteger price = pool.amount("price", Denomination.TAO);
    return file.in(
        () ->
            new BittensorScenario(
                file.small("issuance", Denomination.TAO),
                subnet,
                new BittensorScenario.Pool(
                    pool.small("alphaIn", Denomination.ALPHA),
                    pool.small("alphaOut", Denomination.ALPHA),
                    new U64F64(
                        price.shiftLeft(Long.SIZE).divide(BigInteger.valueOf(BlockEmission.RAO))),
                    pool.number("sharePpm", 0, MILLION),
                    pool.small("rootTao", Denomination.TAO, 0)),
                file.number("uid", 0, U16)));
  }
}
