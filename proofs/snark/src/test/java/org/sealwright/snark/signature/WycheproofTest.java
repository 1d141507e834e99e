// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.curve.JsonVectors;
import org.sealwright.snark.curve.PublicVectors;
import org.sealwright.snark.kernel.SnarkKernels;

/** Wycheproof's signatures, all of them: valid, invalid and malformed. */
class WycheproofTest {
  private static final SnarkKernels KERNELS = SnarkKernels.select(KernelSelection.auto());

  /** Flags of bytes that encode no point of order r, so that reading them must fail. */
  private static final Set<String> MALFORMED =
      Set.of("TruncatedSignature", "InvalidFlags", "NotOnCurve", "NotInSubgroup");

  @Test
  void signaturesOfTheBasicScheme() {
    assertThat(signatures("basic", BlsScheme.BASIC)).isEqualTo(88);
  }

  @Test
  void signaturesOfTheSchemeWithProofsOfPossession() {
    assertThat(signatures("pop", BlsScheme.PROOF_OF_POSSESSION)).isEqualTo(26);
  }

  @Test
  void aggregates() {
    Bls bls = Bls.of(KERNELS, BlsScheme.BASIC, Work.serial());
    int tests = 0;
    for (JsonVectors group : groups("aggregate")) {
      assertThat(group.at("ciphersuite").text()).isEqualTo(BlsScheme.BASIC.tag());
      for (JsonVectors test : group.at("tests").list()) {
        check(
            test,
            () -> {
              List<BlsPublicKey> keys = new ArrayList<>();
              List<byte[]> messages = new ArrayList<>();
              test.at("pubkeys").list().forEach(k -> keys.add(BlsPublicKey.fromBytes(k.hex())));
              test.at("messages").list().forEach(m -> messages.add(m.hex()));
              return bls.aggregateVerify(
                  keys, messages, BlsSignature.fromBytes(test.at("sig").hex()));
            });
        tests++;
      }
    }
    assertThat(tests).isEqualTo(19);
  }

  private static int signatures(String file, BlsScheme scheme) {
    Bls bls = Bls.of(KERNELS, scheme, Work.serial());
    int tests = 0;
    for (JsonVectors group : groups(file)) {
      assertThat(group.at("ciphersuite").text()).isEqualTo(scheme.tag());
      byte[] key = group.at("publicKey").at("pk").hex();
      for (JsonVectors test : group.at("tests").list()) {
        check(
            test,
            () ->
                bls.verify(
                    BlsPublicKey.fromBytes(key),
                    test.at("msg").hex(),
                    BlsSignature.fromBytes(test.at("sig").hex())));
        tests++;
      }
    }
    return tests;
  }

  /** A malformed encoding is an exception of its own kind; what does not hold is false. */
  private static void check(JsonVectors test, Verification verification) {
    String what = test.at("tcId").text() + " " + test.at("comment").text();
    boolean malformed =
        test.at("flags").list().stream().anyMatch(flag -> MALFORMED.contains(flag.text()));
    boolean valid;
    boolean refused = false;
    try {
      valid = verification.holds();
    } catch (MalformedInputException e) {
      valid = false;
      refused = true;
    }
    assertThat(valid).as(what).isEqualTo(test.at("result").text().equals("valid"));
    if (malformed) {
      assertThat(refused).as(what).isTrue();
    }
  }

  private static List<JsonVectors> groups(String file) {
    byte[] bytes = PublicVectors.read("wycheproof/bls_sig_g2_" + file + "_verify_test.json");
    return JsonVectors.parse(bytes).at("testGroups").list();
  }

  /** Reads and verifies. */
  private interface Verification {
    boolean holds();
  }
}
