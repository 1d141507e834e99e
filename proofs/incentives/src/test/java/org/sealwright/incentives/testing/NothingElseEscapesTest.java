// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sealwright.incentives.EconomicsException;

/** Whatever a public method is given, it answers or throws an {@link EconomicsException}. */
class NothingElseEscapesTest {
  private static final int ROUNDS = 10;

  /** They take as much time or memory as their arguments say. */
  private static final Set<String> LONG =
      Set.of(
          "BaselinePower.at",
          "BaselinePower.after",
          "RewardSchedule.advance",
          "RewardSchedule.advanceOver",
          "RewardState.updateNetworkKpi",
          "DenseYumaEpoch.run",
          "PowRatio.scaled",
          "EmissionReadings.total",
          "EmissionReadings.firstFor",
          "EmissionReadings.factorFor",
          "EmissionReadings.compounding",
          "HourlyEmission.HourlyEmission",
          "MatrixChallenge.product",
          "TimeLock.run",
          "TimeLock.sample",
          "WorkPuzzle.search");

  /** They read arrays, and say so. */
  private static final Set<String> INDEXED = Set.of("SparseRows", "ColumnShares");

  private final Map<Class<?>, List<Executable>> makers = new HashMap<>();
  private final Map<String, String> escaped = new TreeMap<>();
  private int answers;
  private int refusals;

  @Test
  void whateverIsGiven() throws URISyntaxException {
    List<Class<?>> classes = publicClasses();
    classes.forEach(this::collectMakers);
    int methods = 0;
    for (Class<?> type : classes) {
      for (Method method : type.getDeclaredMethods()) {
        if (isPublic(method) && isWritten(method) && !LONG.contains(name(method))) {
          methods++;
          Extremes values =
              new Extremes(method.toGenericString().hashCode(), makers, this::attempt);
          for (int round = 0; round < ROUNDS; round++) {
            call(method, values);
          }
        }
      }
    }
    System.out.printf(
        "public methods: %d of %d classes, %d answers, %d refusals%n",
        methods, classes.size(), answers, refusals);
    assertThat(escaped).isEmpty();
    assertThat(answers).isGreaterThan(50_000);
    assertThat(refusals).isGreaterThan(10_000);
  }

  private void call(Method method, Extremes values) {
    boolean isStatic = Modifier.isStatic(method.getModifiers());
    Optional<Object> self =
        isStatic ? Optional.of(method) : values.value(method.getDeclaringClass(), 0);
    self.ifPresent(
        target ->
            values
                .arguments(method, 1)
                .ifPresent(given -> invoke(method, isStatic ? null : target, given)));
  }

  private Optional<Object> attempt(Executable maker, Object[] given) {
    return LONG.contains(name(maker)) ? Optional.empty() : invoke(maker, null, given);
  }

  private Optional<Object> invoke(Executable callee, Object self, Object[] given) {
    try {
      Object answer =
          callee instanceof Constructor<?> constructor
              ? constructor.newInstance(given)
              : ((Method) callee).invoke(self, given);
      answers++;
      return Optional.ofNullable(answer);
    } catch (InvocationTargetException e) {
      refusals++;
      Throwable cause = e.getCause();
      if (!(cause instanceof EconomicsException || isOfIndex(callee, cause))) {
        escaped.putIfAbsent(callee + " with " + Arrays.deepToString(given), cause.toString());
      }
      return Optional.empty();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(callee.toString(), e);
    }
  }

  private static boolean isOfIndex(Executable callee, Throwable cause) {
    return cause instanceof IndexOutOfBoundsException
        && INDEXED.contains(callee.getDeclaringClass().getSimpleName());
  }

  private static String name(Executable callee) {
    String type = callee.getDeclaringClass().getSimpleName();
    return type + "." + (callee instanceof Method method ? method.getName() : type);
  }

  private void collectMakers(Class<?> type) {
    if (!Modifier.isAbstract(type.getModifiers())) {
      makers
          .computeIfAbsent(type, key -> new ArrayList<>())
          .addAll(List.of(type.getConstructors()));
    }
    for (Method method : type.getDeclaredMethods()) {
      boolean isLibrary = method.getReturnType().getName().startsWith("org.sealwright");
      if (isPublic(method) && Modifier.isStatic(method.getModifiers()) && isLibrary) {
        makers.computeIfAbsent(method.getReturnType(), key -> new ArrayList<>()).add(method);
      }
    }
    makers.values().forEach(list -> list.sort((a, b) -> a.toString().compareTo(b.toString())));
  }

  /** Public, and not one that the compiler wrote for an enum. */
  private static boolean isPublic(Method method) {
    boolean isOfEnum = method.getDeclaringClass().isEnum() && method.getName().startsWith("value");
    return Modifier.isPublic(method.getModifiers()) && !isOfEnum;
  }

  /** Not one that the compiler wrote, for a record or a generic type. */
  private static boolean isWritten(Method method) {
    Class<?> type = method.getDeclaringClass();
    boolean isOfRecord =
        type.isRecord()
            && (Modifier.isFinal(method.getModifiers())
                || Arrays.stream(type.getRecordComponents())
                    .anyMatch(component -> component.getAccessor().equals(method)));
    return !isOfRecord && !method.isSynthetic();
  }

  private static List<Class<?>> publicClasses() throws URISyntaxException {
    Path root =
        Path.of(
            EconomicsException.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
          .map(file -> file.replace('/', '.').substring(0, file.length() - ".class".length()))
          .sorted()
          .<Class<?>>map(NothingElseEscapesTest::load)
          .filter(NothingElseEscapesTest::isVisible)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new LinkageError(name, e);
    }
  }

  private static boolean isVisible(Class<?> type) {
    for (Class<?> c = type; c != null; c = c.getEnclosingClass()) {
      if (!Modifier.isPublic(c.getModifiers())) {
        return false;
      }
    }
    return true;
  }
}
