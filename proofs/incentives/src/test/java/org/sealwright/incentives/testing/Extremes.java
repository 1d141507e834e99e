// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.testing;

import java.lang.reflect.Array;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Values of any type that are likely to break something: zero, one, minus one, the ends of the
 * types and what lies around round numbers; collections that are empty, have one element or the
 * same one twice; objects from the public constructors, factories and constants of their class.
 */
final class Extremes {
  private static final long[] LONGS = {
    0,
    1,
    2,
    -1,
    7,
    1000,
    2880,
    65_535,
    65_536,
    1L << 32,
    1L << 53,
    1L << 62,
    Long.MAX_VALUE,
    Long.MAX_VALUE - 1,
    Long.MIN_VALUE,
    Long.MIN_VALUE + 1,
    -1000,
    4_000_000,
    32L << 30
  };
  private static final int[] INTS = {
    0,
    1,
    2,
    -1,
    7,
    32,
    64,
    360,
    1000,
    10_000,
    10_001,
    65_535,
    65_536,
    -1000,
    Integer.MAX_VALUE,
    Integer.MAX_VALUE - 1,
    Integer.MIN_VALUE
  };
  private static final List<String> STRINGS = List.of("", "a", "-1", "1.5", "x".repeat(300), "é");
  private static final int DEEPEST = 7;
  private static final int ATTEMPTS = 12;

  /** Calls a constructor or a static method; empty if it refused. */
  @FunctionalInterface
  interface Call {
    Optional<Object> of(Executable maker, Object[] arguments);
  }

  private final Random random;
  private final Map<Class<?>, List<Executable>> makers;
  private final Call call;

  Extremes(long seed, Map<Class<?>, List<Executable>> makers, Call call) {
    random = new Random(seed);
    this.makers = makers;
    this.call = call;
  }

  /** Arguments for a call; empty if there is no way to one of them. */
  Optional<Object[]> arguments(Executable callee, int depth) {
    Type[] types = callee.getGenericParameterTypes();
    Object[] out = new Object[types.length];
    for (int i = 0; i < out.length; i++) {
      Optional<Object> value = value(types[i], depth);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      out[i] = value.get();
    }
    return Optional.of(out);
  }

  /** A value of a type; empty if there is no way to one. */
  Optional<Object> value(Type type, int depth) {
    if (depth > DEEPEST) {
      return Optional.empty();
    }
    return switch (type) {
      case TypeVariable<?> variable -> value(variable.getBounds()[0], depth);
      case ParameterizedType generic -> generic(generic, depth);
      case Class<?> plain when plain.isArray() -> array(plain.getComponentType(), depth);
      case Class<?> plain when plain.isEnum() -> Optional.of(pick(plain.getEnumConstants()));
      case Class<?> plain when plain.isSealed() ->
          value(pick(plain.getPermittedSubclasses()), depth);
      case Class<?> plain -> scalar(plain).or(() -> made(plain, depth));
      default -> Optional.empty();
    };
  }

  private <E> E pick(E[] from) {
    return from[random.nextInt(from.length)];
  }

  private Optional<Object> scalar(Class<?> type) {
    Supplier<Object> source =
        switch (type.getName()) {
          case "boolean" -> random::nextBoolean;
          case "int", "java.lang.Integer" -> () -> INTS[random.nextInt(INTS.length)];
          case "long", "java.lang.Long" -> this::number;
          case "java.lang.Object", "java.lang.String" ->
              () -> STRINGS.get(random.nextInt(STRINGS.size()));
          case "java.math.BigInteger" -> this::integer;
          case "java.math.BigDecimal" -> () -> new BigDecimal(integer(), random.nextInt(20));
          case "java.util.OptionalInt" ->
              () -> random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(pickInt());
          case "java.util.OptionalLong" ->
              () -> random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(number());
          default -> null;
        };
    return Optional.ofNullable(source).map(Supplier::get);
  }

  private int pickInt() {
    return INTS[random.nextInt(INTS.length)];
  }

  private long number() {
    return random.nextInt(5) == 0
        ? random.nextLong() >> random.nextInt(Long.SIZE)
        : LONGS[random.nextInt(LONGS.length)];
  }

  private BigInteger integer() {
    return switch (random.nextInt(4)) {
      case 0 -> BigInteger.valueOf(number());
      case 1 -> BigInteger.ONE.shiftLeft(random.nextInt(300));
      case 2 -> BigInteger.ONE.shiftLeft(pick(new Integer[] {64, 128})).subtract(BigInteger.ONE);
      default -> new BigInteger(random.nextInt(260), random).negate();
    };
  }

  private Optional<Object> array(Class<?> element, int depth) {
    Object out = Array.newInstance(element, random.nextInt(4));
    for (int i = 0; i < Array.getLength(out); i++) {
      Optional<Object> value = value(element, depth + 1);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      Array.set(out, i, i > 0 && random.nextBoolean() ? Array.get(out, 0) : value.get());
    }
    return Optional.of(out);
  }

  private Optional<Object> generic(ParameterizedType type, int depth) {
    Type[] parts = type.getActualTypeArguments();
    return switch (((Class<?>) type.getRawType()).getName()) {
      case "java.util.List" -> Optional.of(list(parts[0], depth));
      case "java.util.Set" -> Optional.of(new java.util.LinkedHashSet<>(list(parts[0], depth)));
      case "java.util.Optional" ->
          Optional.of(random.nextBoolean() ? Optional.empty() : value(parts[0], depth + 1));
      case "java.util.Map", "java.util.SortedMap" -> {
        Map<Object, Object> out = new TreeMap<>();
        for (Object key : list(parts[0], depth)) {
          value(parts[1], depth + 1).ifPresent(value -> out.put(key, value));
        }
        yield Optional.of(out);
      }
      default -> value(type.getRawType(), depth);
    };
  }

  private List<Object> list(Type element, int depth) {
    List<Object> out = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      if (!out.isEmpty() && random.nextBoolean()) {
        out.add(out.getFirst());
      } else {
        value(element, depth + 1).ifPresent(out::add);
      }
    }
    return out;
  }

  private Optional<Object> made(Class<?> type, int depth) {
    List<Executable> ways = makers.getOrDefault(type, List.of());
    List<Field> constants =
        Arrays.stream(type.getFields())
            .filter(f -> Modifier.isStatic(f.getModifiers()) && f.getType() == type)
            .toList();
    for (int i = 0; i < ATTEMPTS && !ways.isEmpty(); i++) {
      if (!constants.isEmpty() && random.nextInt(4) == 0) {
        return Optional.of(read(constants.get(random.nextInt(constants.size()))));
      }
      Executable way = ways.get(random.nextInt(ways.size()));
      Optional<Object> made = arguments(way, depth + 1).flatMap(given -> call.of(way, given));
      if (made.isPresent()) {
        return made;
      }
    }
    return Optional.empty();
  }

  private static Object read(Field constant) {
    try {
      return constant.get(null);
    } catch (IllegalAccessException e) {
      throw new LinkageError(constant.getName(), e);
    }
  }
}
