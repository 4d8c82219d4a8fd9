package workshop.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the reference solution promises beyond the exercise. */
@DisplayName("Backoff: failures that are equal")
class BackoffTest {

    /** In Kotlin, a data class has such an equals. */
    private static IOException equalException() {
        return new IOException("no program listens") {
            @Override
            public boolean equals(Object other) {
                return other != null && other.getClass() == getClass();
            }

            @Override
            public int hashCode() {
                return 1;
            }
        };
    }

    @Test
    @DisplayName("the last failure has all earlier ones, also if all are equal")
    void equalFailures() {
        List<IOException> failures = new ArrayList<>();
        Backoff backoff = new Backoff(Duration.ofMillis(1), Duration.ofMillis(1), 4, new Random(), time -> {});

        Throwable error = catchThrowable(() -> backoff.retry(() -> {
            failures.add(equalException());
            throw failures.getLast();
        }));

        assertThat(error).as("the final error").isSameAs(failures.getLast());
        assertThat(error.getSuppressed()).hasSize(3);
        for (int i = 0; i < 3; i++) {
            assertThat(error.getSuppressed()[i])
                    .as("the suppressed exception %d", i + 1)
                    .isSameAs(failures.get(i));
        }
    }
}
