package workshop.benchmarks;

import java.time.Duration;

/**
 * The length of a run.
 *
 * @param warmUp the time that a contender works before the measurement, so that its code is compiled
 * @param measured the time of the measurement
 */
record Timing(Duration warmUp, Duration measured) {}
