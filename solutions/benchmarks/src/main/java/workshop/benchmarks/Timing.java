package workshop.benchmarks;

import java.time.Duration;

/**
 * How long a run takes.
 *
 * @param warmUp how long a contender works before it is measured, so that its code has been compiled
 * @param measured how long it is measured
 */
record Timing(Duration warmUp, Duration measured) {}
