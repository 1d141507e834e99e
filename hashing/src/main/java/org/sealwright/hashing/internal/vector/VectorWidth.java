// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.internal.vector;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes one copy of a kernel class for each vector width.
 *
 * <p>C2 turns Vector API calls into instructions only where the species is a compile-time constant,
 * which for a library means a {@code static final} field; a width that is an argument needs a class
 * of its own. So a kernel class is written once, reads its width with {@link #of}, and is loaded as
 * a hidden class for each width, with the width as class data.
 *
 * <p>A kernel class must therefore have no nested classes and no lambdas, must be package-private
 * with a package-private constructor without arguments, and must keep all species and everything
 * that depends on them in its own {@code static final} fields.
 */
public final class VectorWidth {
  /** A template at a width. */
  private record Copy(Class<?> template, int bits) {}

  /** Classes made so far, so that each is compiled once a JVM, not once a selection. */
  private static final Map<Copy, MethodHandle> CONSTRUCTORS = new ConcurrentHashMap<>();

  private VectorWidth() {}

  /**
   * Width in bits of the kernel class that {@code caller} looks up for; called in its initialiser.
   */
  public static int of(MethodHandles.Lookup caller) {
    try {
      Integer bits =
          MethodHandles.classData(
              caller, java.lang.constant.ConstantDescs.DEFAULT_NAME, Integer.class);
      if (bits == null) {
        throw new IllegalStateException(
            caller.lookupClass() + " is a template: make it with VectorWidth.instantiate");
      }
      return bits;
    } catch (IllegalAccessException e) {
      throw new AssertionError("a class may read its own data", e);
    }
  }

  /**
   * A new instance of {@code template} compiled for vectors of {@code bits} bits.
   *
   * @param lookup of any class in the template's package
   */
  public static <K> K instantiate(
      MethodHandles.Lookup lookup, Class<K> type, Class<? extends K> template, int bits) {
    try {
      return type.cast(constructor(lookup, template, bits).invoke());
    } catch (Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("cannot instantiate " + template.getName(), e);
    }
  }

  private static MethodHandle constructor(MethodHandles.Lookup lookup, Class<?> template, int bits)
      throws ReflectiveOperationException {
    Copy copy = new Copy(template, bits);
    MethodHandle known = CONSTRUCTORS.get(copy);
    if (known != null) {
      return known;
    }
    // Not initialised here: an initialiser may ask for a copy of another template.
    MethodHandles.Lookup hidden =
        lookup.defineHiddenClassWithClassData(bytes(template), bits, false);
    MethodHandle made =
        hidden.findConstructor(hidden.lookupClass(), MethodType.methodType(void.class));
    MethodHandle earlier = CONSTRUCTORS.putIfAbsent(copy, made);
    return earlier == null ? made : earlier;
  }

  private static byte[] bytes(Class<?> template) {
    String name = template.getName();
    String file = name.substring(name.lastIndexOf('.') + 1) + ".class";
    try (InputStream in = template.getResourceAsStream(file)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
