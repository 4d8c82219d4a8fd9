package workshop.benchmarks.contenders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SnapshotTest {

    @Test
    void aLineIsParsedBack() {
        Snapshot snapshot = new Snapshot(12, -5, 7_000_000_000L, 4096);

        assertThat(Snapshot.parse(snapshot.toString())).isEqualTo(snapshot);
    }

    @Test
    void anotherLineIsAnError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Snapshot.parse("units=12 nanos=many"))
                .withMessageContaining("nanos");
    }

    @Test
    void theDifferenceToAnEarlierSnapshot() {
        assertThat(new Snapshot(12, 50, 8, 300).since(new Snapshot(2, 20, 7, 100)))
                .isEqualTo(new Snapshot(10, 30, 1, 200));
    }

    @Test
    void allocationByVirtualThreadsCounts() throws InterruptedException {
        Snapshot before = Snapshot.now(0);

        Thread.ofVirtual().start(() -> kept = new byte[10_000_000]).join();

        assertThat(Snapshot.now(0).since(before).allocatedBytes())
                .as("bytes allocated while a virtual thread allocates ten million")
                .isGreaterThanOrEqualTo(10_000_000);
    }

    private volatile byte[] kept;
}
