package workshop.tcpview;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The visible part")
class ScrollTest {

    private final Scroll scroll = new Scroll();

    @Test
    @DisplayName("moves between the beginning and the end, and no further")
    void ends() {
        scroll.fit(20, 6);
        scroll.move(-1);
        assertThat(scroll.start()).as("before the beginning").isZero();
        scroll.move(5);
        assertThat(scroll.start()).as("5 on").isEqualTo(5);
        scroll.move(Integer.MAX_VALUE);
        assertThat(scroll.start()).as("at the end").isEqualTo(14);
        scroll.move(-Integer.MAX_VALUE);
        assertThat(scroll.start()).as("at the beginning").isZero();
    }

    @Test
    @DisplayName("stays at the end when the whole becomes shorter")
    void shorter() {
        scroll.fit(20, 6);
        scroll.move(Integer.MAX_VALUE);

        scroll.fit(10, 6);
        assertThat(scroll.start()).as("the part of 10").isEqualTo(4);
        scroll.fit(3, 6);
        assertThat(scroll.start()).as("the part of 3").isZero();
    }

    @Test
    @DisplayName("does not move when everything is visible")
    void everything() {
        scroll.fit(6, 6);
        scroll.move(1);
        assertThat(scroll.start()).isZero();
    }
}
