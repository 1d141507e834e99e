// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.testing;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sealwright.hashing.Bytes32;

/**
 * Every way to change one leaf of a tree of records, lists and optionals: a bit of a node, a bit of
 * a number. Lazy, so that a large tree costs one copy of the path to the leaf at a time.
 */
public final class Mutants {

  /**
   * A changed copy.
   *
   * @param path where the change is, such as {@code /cX/rows[1]}
   * @param value the copy
   */
  public record Mutant<T>(String path, T value) {}

  private final SplittableRandom random;
  private final boolean everyByte;

  /** Changes one bit of each node, or one bit of each byte of each node. */
  public Mutants(long seed, boolean everyByte) {
    this.random = new SplittableRandom(seed);
    this.everyByte = everyByte;
  }

  /** All mutants of {@code value}. */
  @SuppressWarnings("unchecked")
  public <T> Stream<Mutant<T>> of(T value) {
    Stream<? extends Mutant<?>> all =
        switch (value) {
          case Bytes32 node -> nodes(node);
          case Long number -> numbers().mapToObj(bit -> new Mutant<>("", number ^ 1L << bit));
          case Integer number -> numbers().mapToObj(bit -> new Mutant<>("", number ^ 1 << bit));
          case List<?> list -> lists(list);
          case Optional<?> optional ->
              optional.stream()
                  .flatMap(this::of)
                  .map(m -> new Mutant<>(m.path(), Optional.of(m.value())));
          case Record tuple -> records(tuple);
          default -> throw new AssertionError("no mutants of " + value.getClass());
        };
    return all.map(mutant -> (Mutant<T>) mutant);
  }

  private IntStream numbers() {
    return IntStream.of(0, 1, random.nextInt(2, 31), 31);
  }

  private Stream<Mutant<Bytes32>> nodes(Bytes32 node) {
    IntStream places = everyByte ? IntStream.range(0, 32) : IntStream.of(random.nextInt(32));
    return places.mapToObj(
        place -> {
          byte[] bytes = node.toArray();
          int bit = random.nextInt(8);
          bytes[place] ^= (byte) (1 << bit);
          return new Mutant<>("#byte " + place + " bit " + bit, Bytes32.of(bytes));
        });
  }

  private Stream<Mutant<List<?>>> lists(List<?> list) {
    return IntStream.range(0, list.size())
        .boxed()
        .flatMap(i -> of((Object) list.get(i)).map(m -> replaced(list, i, m)));
  }

  private static Mutant<List<?>> replaced(List<?> list, int index, Mutant<?> mutant) {
    List<Object> copy = new ArrayList<>(list);
    copy.set(index, mutant.value());
    return new Mutant<>("[" + index + "]" + mutant.path(), copy);
  }

  private Stream<Mutant<Record>> records(Record tuple) {
    RecordComponent[] components = tuple.getClass().getRecordComponents();
    return IntStream.range(0, components.length)
        .boxed()
        .flatMap(
            i ->
                of(component(tuple, components[i]))
                    .map(
                        m ->
                            new Mutant<>(
                                "/" + components[i].getName() + m.path(),
                                rebuilt(tuple, components, i, m.value()))));
  }

  private static Object component(Record tuple, RecordComponent component) {
    try {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(tuple);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("cannot rebuild a record", e);
    }
  }

  private static Record rebuilt(
      Record tuple, RecordComponent[] components, int index, Object value) {
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values[i] = i == index ? value : component(tuple, components[i]);
    }
    try {
      Constructor<? extends Record> constructor = tuple.getClass().getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("cannot rebuild a record", e);
    }
  }
}
