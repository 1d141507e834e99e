// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.cid.PieceCid;
import org.sealwright.snark.parameters.Mirror;
import org.sealwright.storage.ApiVersion;
import org.sealwright.storage.PoRepFeature;
import org.sealwright.storage.RegisteredSealProof;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.possession.ProvablePiece;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Values of options. What they refuse is a wrong command line, exit code 2. */
final class Converters {
  private Converters() {}

  /** 64 hexadecimal digits. */
  static final class Hex32 implements ITypeConverter<Bytes32> {
    @Override
    public Bytes32 convert(String text) {
      return refusing(() -> Bytes32.fromHex(text));
    }
  }

  /** An unsigned 64-bit integer in decimal, as the long of the same bits. */
  static final class Unsigned64 implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      try {
        BigInteger value = new BigInteger(text);
        if (value.signum() >= 0 && value.bitLength() <= 64) {
          return value.longValue();
        }
      } catch (NumberFormatException e) {
        // Complained about below.
      }
      throw new TypeConversionException("'" + text + "' is no number of 0 to 2^64 - 1");
    }
  }

  /** Bytes, with a binary unit if wanted: {@code 2048}, {@code 2KiB}. */
  static final class ByteCount implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      String lower = text.toLowerCase(Locale.ROOT);
      String[] units = {"kib", "mib", "gib", "tib"};
      int shift = 0;
      for (int i = 0; i < units.length; i++) {
        if (lower.endsWith(units[i])) {
          shift = 10 * (i + 1);
          lower = lower.substring(0, lower.length() - units[i].length());
        }
      }
      try {
        long value = Long.parseLong(lower.strip());
        if (value >= 0 && value <= Long.MAX_VALUE >> shift) {
          return value << shift;
        }
      } catch (NumberFormatException e) {
        // Complained about below.
      }
      throw new TypeConversionException(
          "'" + text + "' is no size; give bytes, or a number with KiB, MiB or GiB");
    }
  }

  /** A sector size. */
  static final class Sector implements ITypeConverter<SectorSize> {
    @Override
    public SectorSize convert(String text) {
      long bytes = new ByteCount().convert(text);
      return refusing(() -> SectorSize.ofBytes(bytes));
    }
  }

  /** A registered proof by number or by name. */
  static final class SealProof implements ITypeConverter<RegisteredSealProof> {
    @Override
    public RegisteredSealProof convert(String text) {
      return refusing(
          () ->
              text.matches("[0-9]{1,9}")
                  ? new RegisteredSealProof(Integer.parseInt(text))
                  : RegisteredSealProof.ofName(text));
    }
  }

  /** A version of the proofs API. */
  static final class Api implements ITypeConverter<ApiVersion> {
    @Override
    public ApiVersion convert(String text) {
      return refusing(() -> ApiVersion.parse(text));
    }
  }

  /** A feature. */
  static final class Feature implements ITypeConverter<PoRepFeature> {
    @Override
    public PoRepFeature convert(String text) {
      return refusing(() -> PoRepFeature.parse(text));
    }
  }

  /** A version 1 piece CID. */
  static final class PieceCidV1 implements ITypeConverter<PieceCid> {
    @Override
    public PieceCid convert(String text) {
      return refusing(() -> PieceCid.parse(text));
    }
  }

  /** A version 2 piece CID that may be in a proof set. */
  static final class SetPiece implements ITypeConverter<ProvablePiece> {
    @Override
    public ProvablePiece convert(String text) {
      return refusing(() -> ProvablePiece.parse(text));
    }
  }

  /** A set of parameters. */
  static final class ParameterSet implements ITypeConverter<ParameterSelection.Only> {
    @Override
    public ParameterSelection.Only convert(String text) {
      for (ParameterSelection.Only only : ParameterSelection.Only.values()) {
        if (only.toString().equalsIgnoreCase(text)) {
          return only;
        }
      }
      throw new TypeConversionException(
          "'" + text + "' is none of " + List.of(ParameterSelection.Only.values()));
    }
  }

  /** A mirror. */
  static final class MirrorAddress implements ITypeConverter<Mirror> {
    @Override
    public Mirror convert(String text) {
      try {
        return Mirror.of(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  private interface Parser<T> {
    T parse();
  }

  private static <T> T refusing(Parser<T> parser) {
    try {
      return parser.parse();
    } catch (MalformedInputException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
