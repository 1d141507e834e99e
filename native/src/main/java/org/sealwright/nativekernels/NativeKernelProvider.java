// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.nativekernels;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.sealwright.hashing.kernel.BatchLabelKernels;
import org.sealwright.hashing.kernel.FeistelKernels;
import org.sealwright.hashing.kernel.KernelOffer;
import org.sealwright.hashing.kernel.KernelProvider;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.hashing.kernel.LabelKernels;
import org.sealwright.hashing.kernel.TreeHashKernels;
import org.sealwright.snark.kernel.MsmKernels;
import org.sealwright.snark.kernel.NttKernels;
import org.sealwright.snark.kernel.PairingKernels;
import org.sealwright.snark.kernel.PointKernels;

/**
 * The tier {@code native}: C kernels, as far as the platform, the CPU and the JVM's flags allow.
 * Found by {@link java.util.ServiceLoader}.
 */
public final class NativeKernelProvider implements KernelProvider {
  /** Name of the tier. */
  public static final String TIER = "native";

  /** Name of the kernels in x86 SHA instructions. */
  static final String SHA = "native-sha";

  /** Name of the kernels in AVX-512. */
  static final String AVX_512 = "native-avx512";

  /** Name of the kernels in AVX-512 IFMA. */
  static final String IFMA = "native-ifma";

  /** Name of the kernels in MULX, ADCX and ADOX. */
  static final String ADX = "native-adx";

  /** Name of the kernels in portable C. */
  static final String PORTABLE = "native-portable";

  private static final String NO_IFMA =
      "this CPU, or the system on it, has no AVX-512 F, BW, DQ, VL, VBMI and IFMA";

  private static final String NO_ADX = "this CPU has no BMI2 and ADX instructions";

  private static final String NO_INT128 = "the C compiler had no 128-bit integers";

  private final NativeLibrary library;

  /** With the library that came with the module. */
  public NativeKernelProvider() {
    this(NativeLibrary.bundled());
  }

  /** With some library, loaded or not. */
  NativeKernelProvider(NativeLibrary library) {
    this.library = library;
  }

  @Override
  public String tier() {
    return TIER;
  }

  /**
   * Every kernel of the tier. The ranks come from measurement on one Zen 4 core: pairs take 30 ns
   * in AVX-512 and 33 in SHA instructions against 43 in 512-bit Java vectors; a label of one of
   * many sectors 255 to 275 ns and 350 against 335 to 373; a transform of 2^16 elements 4 ms in
   * AVX-512 IFMA and 45 in portable C against 12 in 512-bit Java vectors; a product in Fp 9 ns in
   * AVX-512 IFMA, 32 in MULX and ADX, 53 in portable C; the three Miller loops and the final
   * exponentiation of a Groth16 verification 0.5 ms in AVX-512 IFMA and 1.1 in ADX.
   */
  @Override
  public List<KernelOffer<?>> offers(KernelSelection selection) {
    return List.of(
        avx512(TreeHashKernels.class, 45, "AVX-512, a pair a 32-bit lane"),
        sha(TreeHashKernels.class, 35, "x86 SHA instructions, two streams interleaved"),
        sha(LabelKernels.class, 20, "x86 SHA instructions, header and leading parents run ahead"),
        avx512(BatchLabelKernels.class, 45, "AVX-512, a sector a 32-bit lane"),
        sha(BatchLabelKernels.class, 28, "x86 SHA instructions, two sectors interleaved"),
        feistel(),
        ntt(
            IFMA,
            NativeNttKernels::isIfmaSupported,
            NO_IFMA,
            60,
            "AVX-512 IFMA, a column a 64-bit lane",
            NativeNttKernels.IFMA),
        ntt(
            PORTABLE,
            NativeNttKernels::isPortableSupported,
            NO_INT128,
            5,
            "4 x 64-bit limbs in C",
            NativeNttKernels.PORTABLE),
        msm(IFMA, NO_IFMA, 60, "AVX-512 IFMA, a point a 64-bit lane", NativeMsmKernels.IFMA),
        msm(ADX, NO_ADX, 40, "MULX, ADCX and ADOX", NativeMsmKernels.ADX),
        msm(PORTABLE, NO_INT128, 20, "6 x 64-bit limbs in C", NativeMsmKernels.PORTABLE),
        pairing(IFMA, NO_IFMA, 60, "AVX-512 IFMA, a product a 64-bit lane", NativeMsmKernels.IFMA),
        pairing(ADX, NO_ADX, 40, "MULX, ADCX and ADOX", NativeMsmKernels.ADX),
        pairing(PORTABLE, NO_INT128, 20, "6 x 64-bit limbs in C", NativeMsmKernels.PORTABLE),
        points(IFMA, NO_IFMA, 60, "AVX-512 IFMA, a point a 64-bit lane", NativeMsmKernels.IFMA),
        points(ADX, NO_ADX, 40, "MULX, ADCX and ADOX", NativeMsmKernels.ADX),
        points(PORTABLE, NO_INT128, 20, "6 x 64-bit limbs in C", NativeMsmKernels.PORTABLE));
  }

  private <K> KernelOffer<K> sha(Class<K> type, int rank, String detail) {
    return offer(
        type,
        SHA,
        NativeShaKernels::isSupported,
        "this CPU has no x86 SHA and AVX instructions",
        () ->
            new KernelOffer.Available<>(
                type, SHA, rank, detail, () -> type.cast(new NativeShaKernels(library))));
  }

  private <K> KernelOffer<K> avx512(Class<K> type, int rank, String detail) {
    return offer(
        type,
        AVX_512,
        NativeAvx512Kernels::isSupported,
        "this CPU, or the system on it, has no AVX-512 F, BW and VL",
        () ->
            new KernelOffer.Available<>(
                type, AVX_512, rank, detail, () -> type.cast(new NativeAvx512Kernels(library))));
  }

  private KernelOffer<FeistelKernels> feistel() {
    return offer(
        FeistelKernels.class,
        AVX_512,
        NativeAvx512Kernels::isSupported,
        "this CPU, or the system on it, has no AVX-512 F, BW and VL",
        () ->
            new KernelOffer.Available<>(
                FeistelKernels.class,
                AVX_512,
                40,
                "AVX-512, a value a 64-bit lane",
                () -> new NativeFeistelKernels(library)));
  }

  private KernelOffer<NttKernels> ntt(
      String name,
      Predicate<NativeLibrary> isSupported,
      String obstacle,
      int rank,
      String detail,
      String suffix) {
    return offer(
        NttKernels.class,
        name,
        isSupported,
        obstacle,
        () ->
            new KernelOffer.Available<>(
                NttKernels.class, name, rank, detail, () -> new NativeNttKernels(library, suffix)));
  }

  private KernelOffer<MsmKernels> msm(
      String name, String obstacle, int rank, String detail, String suffix) {
    return offer(
        MsmKernels.class,
        name,
        loaded -> NativeMsmKernels.isSupported(loaded, suffix),
        obstacle,
        () ->
            new KernelOffer.Available<>(
                MsmKernels.class, name, rank, detail, () -> new NativeMsmKernels(library, suffix)));
  }

  private KernelOffer<PairingKernels> pairing(
      String name, String obstacle, int rank, String detail, String suffix) {
    return offer(
        PairingKernels.class,
        name,
        loaded -> NativeMsmKernels.isSupported(loaded, suffix),
        obstacle,
        () ->
            new KernelOffer.Available<>(
                PairingKernels.class,
                name,
                rank,
                detail,
                () -> new NativePairingKernels(library, suffix)));
  }

  private KernelOffer<PointKernels> points(
      String name, String obstacle, int rank, String detail, String suffix) {
    return offer(
        PointKernels.class,
        name,
        loaded -> NativeMsmKernels.isSupported(loaded, suffix),
        obstacle,
        () ->
            new KernelOffer.Available<>(
                PointKernels.class,
                name,
                rank,
                detail,
                () -> new NativePointKernels(library, suffix)));
  }

  private <K> KernelOffer<K> offer(
      Class<K> type,
      String name,
      Predicate<NativeLibrary> isSupported,
      String obstacle,
      Supplier<KernelOffer<K>> available) {
    if (!library.isAvailable()) {
      return new KernelOffer.Unavailable<>(type, name, library.unavailabilityCause().orElseThrow());
    }
    return isSupported.test(library)
        ? available.get()
        : new KernelOffer.Unavailable<>(type, name, obstacle);
  }
}
