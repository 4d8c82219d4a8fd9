package workshop.benchmarks.contenders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class MarkTest {

    @Test
    void crossesTheProcessesAsALine() {
        Mark mark = new Mark(12, -5, 7_000_000_000L, 4096);

        assertThat(Mark.parse(mark.toString())).isEqualTo(mark);
    }

    @Test
    void anythingElseIsNoMark() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mark.parse("units=12 nanos=many"))
                .withMessageContaining("nanos");
    }

    @Test
    void sinceAnEarlierOne() {
        assertThat(new Mark(12, 50, 8, 300).since(new Mark(2, 20, 7, 100))).isEqualTo(new Mark(10, 30, 1, 200));
    }

    @Test
    void allocationByVirtualThreadsCounts() throws InterruptedException {
        Mark before = Mark.now(0);

        Thread.ofVirtual().start(() -> kept = new byte[10_000_000]).join();

        assertThat(Mark.now(0).since(before).allocatedBytes())
                .as("bytes allocated while a virtual thread allocates ten million")
                .isGreaterThanOrEqualTo(10_000_000);
    }

    private volatile byte[] kept;
}
