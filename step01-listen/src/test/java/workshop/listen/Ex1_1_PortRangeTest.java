package workshop.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("1.1 Name the port range")
class Ex1_1_PortRangeTest {

    @Test
    @Order(1)
    @DisplayName("the first and the last port of each range")
    void boundaries() {
        assertRange(PortRange.SYSTEM, 0, 1023);
        assertRange(PortRange.USER, 1024, 49_151);
        assertRange(PortRange.DYNAMIC, 49_152, 65_535);
    }

    private static void assertRange(PortRange range, int first, int last) {
        assertThat(PortRange.of(first)).as("the range of port %d", first).isEqualTo(range);
        assertThat(PortRange.of(last)).as("the range of port %d", last).isEqualTo(range);
    }

    @Test
    @Order(2)
    @DisplayName("-1, 65536 and other numbers that are no ports are refused, and the error message names the number")
    void invalidPorts() {
        for (int port : new int[] {-1, 65_536, -443, 100_000, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            assertThatIllegalArgumentException()
                    .as("the range of %d, which is not a port", port)
                    .isThrownBy(() -> PortRange.of(port))
                    .withMessageContaining(String.valueOf(port));
        }
    }
}
