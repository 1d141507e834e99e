// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.sealwright.incentives.EconomicsException;

/**
 * Runs scenarios: so many epochs, with a reading every so often and after the last.
 *
 * @param epochs to run, 1 or more
 * @param every epochs between two readings, 1 or more; at most 1,000,000 readings
 */
public record Simulation(long epochs, long every) {
  private static final long MOST_POINTS = 1_000_000;
  private static final int UNWATCHED = 1024;

  public Simulation {
    if (epochs < 1 || every < 1 || epochs / every > MOST_POINTS) {
      throw new EconomicsException(
          "%d epochs with a reading every %d; wanted 1 or more of both, at most %d readings"
              .formatted(epochs, every, MOST_POINTS));
    }
  }

  /**
   * Runs a scenario from its first epoch on.
   *
   * @throws CancellationException soon after the thread is interrupted
   */
  public SimulationResult run(Scenario scenario) {
    NetworkModel model = scenario.model();
    List<SimulationResult.Point> points = new ArrayList<>();
    for (long done = 1; done <= epochs; done++) {
      model.advance();
      if (done % every == 0 || done == epochs) {
        points.add(new SimulationResult.Point(model.epoch() - 1, model.read()));
      }
      if (done % UNWATCHED == 0 && Thread.currentThread().isInterrupted()) {
        throw new CancellationException("interrupted after " + done + " epochs");
      }
    }
    return new SimulationResult(scenario.network(), model.columns(), points);
  }
}
