package workshop.zerocopy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("Step 5's reference solution: a leak is reported, also when no buffer is acquired any more")
@Timeout(20)
class IdleLeakTest {

    private final List<Throwable> leaks = new CopyOnWriteArrayList<>();

    @Test
    @DisplayName("in a pool that leaks have emptied")
    void exhausted() {
        BufferPool pool = new BufferPool(64, 2, new LeakDetector(leaks::add));
        drop(pool);
        drop(pool);

        awaitReports(2);

        assertThatThrownBy(pool::acquire, "acquiring from the empty pool").isInstanceOf(PoolExhaustedException.class);
        assertThat(leaks).as("reports of two buffers that were dropped").hasSize(2);
    }

    @Test
    @DisplayName("also when the callback throws, and then no other buffer is lost")
    void throwingCallback() {
        BufferPool pool = new BufferPool(64, 3, new LeakDetector(leak -> {
            leaks.add(leak);
            throw new IllegalStateException("thrown by the callback");
        }));
        drop(pool);
        awaitReports(1);

        PooledBuffer next = pool.acquire();
        next.release();
        assertThat(pool.inUse()).as("buffers in use, of which one was dropped").isEqualTo(1);
        drop(pool);
        awaitReports(2);
    }

    private static void drop(BufferPool pool) {
        pool.acquire();
    }

    private void awaitReports(int count) {
        await("the report of a dropped buffer")
                .atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(10))
                .untilAsserted(() -> {
                    System.gc();
                    assertThat(leaks.size())
                            .as("reports of dropped buffers, after several garbage collections and no acquire")
                            .isEqualTo(count);
                });
    }
}
