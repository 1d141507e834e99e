// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.economics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.sealwright.cli.sector.SafeFile;

/**
 * Lines over a common axis. Values are approximate: pictures decide nothing.
 *
 * @param title above
 * @param xTitle below
 * @param yTitle at the side
 * @param places whether values are places, of which the first is on top
 * @param lines one or more, with as many values as {@code x} has
 */
public record Chart(String title, String xTitle, String yTitle, boolean places, List<Line> lines) {
  private static final int WIDTH = 1000;
  private static final int HEIGHT = 560;
  private static final int MARKED = 60;
  private static final Pattern CLIP = Pattern.compile("clip-?[0-9]+");

  public Chart {
    lines = List.copyOf(lines);
  }

  /**
   * A line.
   *
   * @param name in the legend
   * @param points from left to right, at least one
   */
  public record Line(String name, List<Point> points) {
    public Line {
      points = List.copyOf(points);
    }
  }

  /** A point of a line. */
  public record Point(double x, double y) {}

  /** How a picture is stored. */
  public enum Format {
    /** Drawn in lines. */
    SVG,
    /** Drawn in pixels. */
    PNG;

    /** The format that the ending of a file's name asks for. */
    public static Optional<Format> of(Path file) {
      String name = file.toString().toLowerCase(Locale.ROOT);
      for (Format format : values()) {
        if (name.endsWith("." + format.name().toLowerCase(Locale.ROOT))) {
          return Optional.of(format);
        }
      }
      return Optional.empty();
    }
  }

  /** Writes a picture; the file is whole or absent. */
  public void write(Path file, Format format) throws IOException {
    // There may be no screen, and none is needed.
    System.setProperty("java.awt.headless", "true");
    XYChart chart = draw();
    SafeFile.writeStream(file, out -> encode(chart, out, format));
  }

  private static void encode(XYChart chart, OutputStream out, Format format) throws IOException {
    switch (format) {
      case SVG -> {
        ByteArrayOutputStream drawn = new ByteArrayOutputStream();
        VectorGraphicsEncoder.saveVectorGraphic(
            chart, drawn, VectorGraphicsEncoder.VectorGraphicsFormat.SVG);
        out.write(renumberClips(drawn.toString(UTF_8)).getBytes(UTF_8));
      }
      case PNG -> BitmapEncoder.saveBitmap(chart, out, BitmapEncoder.BitmapFormat.PNG);
    }
  }

  /** The library names clips by hashes of objects; without that one chart is always one file. */
  private static String renumberClips(String svg) {
    Map<String, String> names = new HashMap<>();
    return CLIP.matcher(svg)
        .replaceAll(clip -> names.computeIfAbsent(clip.group(), old -> "clip-" + names.size()));
  }

  private XYChart draw() {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle(xTitle)
            .yAxisTitle(yTitle)
            .build();
    chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setLocale(Locale.ROOT);
    if (places) {
      // The axis can't be turned, so places are drawn below zero and named without the sign.
      chart.getStyler().setyAxisTickLabelsFormattingFunction(y -> label(-y));
    }
    for (Line line : lines) {
      double[] x = line.points.stream().mapToDouble(Point::x).toArray();
      double[] y = line.points.stream().mapToDouble(p -> places ? -p.y : p.y).toArray();
      chart
          .addSeries(line.name, x, y)
          .setMarker(x.length > MARKED ? SeriesMarkers.NONE : SeriesMarkers.CIRCLE);
    }
    return chart;
  }

  private static String label(double place) {
    return place == Math.rint(place) && place > 0 ? String.valueOf((long) place) : "";
  }
}
