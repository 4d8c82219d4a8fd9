package workshop.chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workshop.chat.server.Sequences.Verdict;

@DisplayName("the numbers of what comes over the bus")
class SequencesTest {

    private static final UUID LONDON = new UUID(0, 1);
    private static final UUID PARIS = new UUID(0, 2);

    private final Sequences sequences = new Sequences();

    @Test
    @DisplayName("what was said before we listened is no loss")
    void first() {
        assertThat(sequences.said(LONDON, 100)).isEqualTo(new Verdict(0, true));
        assertThat(sequences.reached(PARIS, 50)).isEqualTo(new Verdict(0, true));
        assertThat(sequences.said(PARIS, 51)).isEqualTo(new Verdict(0, true));
    }

    @Test
    @DisplayName("one after another")
    void inOrder() {
        sequences.said(LONDON, 1);
        assertThat(sequences.said(LONDON, 2)).isEqualTo(new Verdict(0, true));
        assertThat(sequences.reached(LONDON, 2)).isEqualTo(new Verdict(0, false));
        assertThat(sequences.said(LONDON, 3)).isEqualTo(new Verdict(0, true));
    }

    @Test
    @DisplayName("a gap is that many messages, and is told once")
    void gap() {
        sequences.said(LONDON, 1);
        assertThat(sequences.said(LONDON, 5)).isEqualTo(new Verdict(3, true));
        assertThat(sequences.said(LONDON, 6)).isEqualTo(new Verdict(0, true));
    }

    @Test
    @DisplayName("a gap at the end is noticed when the number is told")
    void gapAtTheEnd() {
        sequences.said(LONDON, 1);
        assertThat(sequences.reached(LONDON, 4)).isEqualTo(new Verdict(3, true));
        assertThat(sequences.reached(LONDON, 4)).isEqualTo(new Verdict(0, false));
        assertThat(sequences.said(LONDON, 5)).isEqualTo(new Verdict(0, true));
    }

    @Test
    @DisplayName("what comes twice, or too late, is not new")
    void duplicate() {
        sequences.said(LONDON, 7);
        assertThat(sequences.said(LONDON, 7).isNew()).isFalse();
        assertThat(sequences.said(LONDON, 3).isNew()).isFalse();
    }

    @Test
    @DisplayName("each server has its own numbers")
    void apart() {
        sequences.said(LONDON, 7);
        sequences.said(PARIS, 3);
        assertThat(sequences.said(LONDON, 8)).isEqualTo(new Verdict(0, true));
        assertThat(sequences.said(PARIS, 4)).isEqualTo(new Verdict(0, true));
    }

    @Test
    @DisplayName("of too many servers, the one that was quiet for longest is forgotten")
    void bounded() {
        sequences.said(LONDON, 1);
        sequences.said(PARIS, 1);
        for (int i = 0; i < Sequences.MOST - 1; i++) {
            sequences.said(new UUID(1, i), 1);
            sequences.said(PARIS, i + 2);
        }
        assertThat(sequences.said(LONDON, 9)).as("forgotten, so no loss").isEqualTo(new Verdict(0, true));
        assertThat(sequences.said(PARIS, Sequences.MOST + 9).lost())
                .as("remembered")
                .isEqualTo(8);
    }
}
