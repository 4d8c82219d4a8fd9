package workshop.chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("the seats")
class SeatsTest {

    @ParameterizedTest(name = "{0} wanted, {1} descriptors: {2}")
    @CsvSource({
        "1000, 2147483647, 1000",
        "1000,      20000, 1000",
        "1000,       1082, 1000",
        "1000,       1081,  999",
        "  10,        100,   10",
        "1000,        132,   75",
        "1000,         33,    1",
        "1000,          0,    1",
    })
    @DisplayName("are as many as wanted, or as there are descriptors for")
    void count(int wanted, int descriptors, int seats) {
        assertThat(new Seats(wanted, descriptors).count()).isEqualTo(seats);
    }
}
