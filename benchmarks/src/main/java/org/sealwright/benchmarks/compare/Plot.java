// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.benchmarks.compare;

import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.style.Styler;

/** The ratios of a run as bars, with the targets and the line of equal speed. */
final class Plot {
  private static final Color BAR = new Color(0x2f6f9f);
  private static final Color TARGET = new Color(0xc0392b);
  private static final int WIDTH = 1000;
  private static final int HEIGHT = 480;

  private Plot() {}

  /**
   * Writes a PNG of the rows that were timed.
   *
   * @return whether there was one: a chart of nothing can't be drawn
   */
  static boolean write(Report report, Path file) throws IOException {
    List<Measurement> timed = report.measurements().stream().filter(Measurement::isTimed).toList();
    if (timed.isEmpty()) {
      return false;
    }
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title("Speed against the native peers, " + report.machine().cpu())
            .yAxisTitle("their time / our time")
            .build();
    chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideNE);
    chart.getStyler().setXAxisLabelRotation(30);
    chart.getStyler().setPlotGridVerticalLinesVisible(false);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setLabelsVisible(true);
    chart.getStyler().setOverlapped(true);
    chart.getStyler().setAvailableSpaceFill(0.7);
    chart.getStyler().setYAxisMin(0.0);
    List<String> names = timed.stream().map(Measurement::id).toList();
    List<Double> ratios = timed.stream().map(m -> Math.round(m.bestRatio() * 100) / 100.0).toList();
    List<Double> targets = timed.stream().map(Measurement::target).toList();
    chart.addSeries("ratio, best of all samples", names, ratios).setFillColor(BAR);
    CategorySeries series = chart.addSeries("target", names, targets);
    series.setChartCategorySeriesRenderStyle(CategorySeries.CategorySeriesRenderStyle.Scatter);
    series.setMarkerColor(TARGET);
    try (OutputStream out = Files.newOutputStream(file)) {
      BitmapEncoder.saveBitmap(chart, out, BitmapEncoder.BitmapFormat.PNG);
    }
    return true;
  }
}
