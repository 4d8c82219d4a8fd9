package workshop.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.ProtocolException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import judge.BoardReport;
import judge.Exercise;
import judge.GuideRow;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workshop.board.Guides.Topic;
import workshop.board.RoomView.Row;

@DisplayName("the room")
class RoomTest {

    private static final Exercise E1 = new Exercise(1, 1);
    private static final Exercise E2 = new Exercise(1, 2);
    private static final GuideRow OFF_BY_ONE = new GuideRow(E1, "expected: …", "a boundary is wrong");
    private static final GuideRow NOT_BOUND = new GuideRow(E2, "not bound", "the channel was never bound");

    private static final Guides GUIDES = new Guides(
            List.of(
                    new Topic(E1, "1.1 Ports", 5, "docs/step01-listen.md", Optional.empty()),
                    new Topic(E2, "1.2 Bind", 10, "docs/step01-listen.md", Optional.of("docs/slides/step01.md"))),
            List.of(OFF_BY_ONE, NOT_BOUND));

    private Instant now = Instant.parse("2026-01-01T09:00:00Z");
    private final Room room = new Room(GUIDES, () -> now);

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private static BoardReport fails(String name, Exercise exercise, String row) {
        return new BoardReport(name.hashCode(), name, exercise, false, row);
    }

    private static BoardReport passes(String name, Exercise exercise) {
        return new BoardReport(name.hashCode(), name, exercise, true, "");
    }

    private Row row(String name) {
        return room.view().rows().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("shows the exercise of the last verdict, and the results of all")
    void current() throws Exception {
        Learner ada = room.arrive(passes("ada", E1), "connection");
        room.note(ada, fails("ada", E2, ""));
        pass(Duration.ofMinutes(3));

        assertThat(row("ada")).isEqualTo(new Row("ada", true, E2, false, 3, false, "pf"));
    }

    @Test
    @DisplayName("marks who has failed for twice the minutes of the guide, until the exercise passes")
    void help() throws Exception {
        Learner ada = room.arrive(fails("ada", E1, ""), "connection");
        pass(Duration.ofMinutes(9));
        room.note(ada, fails("ada", E1, ""));
        assertThat(row("ada").wantsHelp()).isFalse();
        pass(Duration.ofMinutes(1));
        assertThat(row("ada").wantsHelp()).isTrue();
        room.note(ada, passes("ada", E1));
        assertThat(row("ada").wantsHelp()).isFalse();
    }

    @Test
    @DisplayName(
            "names the commonest mistake of those who are here, in the words of its own guide, and where the answer is")
    void commonest() throws Exception {
        String words = BoardReport.firstWords(NOT_BOUND);
        room.arrive(fails("ada", E1, BoardReport.firstWords(OFF_BY_ONE)), "1");
        room.arrive(fails("bob", E2, words), "2");
        Learner eve = room.arrive(fails("eve", E2, words), "3");
        room.arrive(fails("mallory", E2, "<b>words of no guide</b>"), "4");

        assertThat(room.view().commonest()).hasValueSatisfying(symptom -> {
            assertThat(symptom.learners()).isEqualTo(2);
            assertThat(symptom.meaning()).isEqualTo("the channel was never bound");
            assertThat(symptom.answer()).isEqualTo("docs/step01-listen.md, section 1.2 Bind; docs/slides/step01.md");
        });

        room.leave(eve, "3");
        assertThat(room.view().commonest().orElseThrow().row())
                .as("with one learner each, that of the earlier exercise")
                .isEqualTo(OFF_BY_ONE);
    }

    @Test
    @DisplayName("tells apart two learners of one name; one who comes back gets the same row")
    void sameName() throws Exception {
        Learner first = room.arrive(new BoardReport(1, "ada", E1, true, ""), "1");
        Learner second = room.arrive(new BoardReport(2, "ada", E2, false, ""), "2");
        assertThat(room.view().rows()).extracting(Row::name).containsExactly("ada", "ada #2");

        assertThat(room.arrive(new BoardReport(2, "ada", E2, false, ""), "a new connection of the same run"))
                .isSameAs(second);
        room.leave(second, "2");
        assertThat(row("ada #2").isHere())
                .as("the old connection has ended, and the new one has not")
                .isTrue();

        room.leave(first, "1");
        assertThat(room.arrive(new BoardReport(3, "ada", E1, true, ""), "a new run"))
                .isSameAs(first);
    }

    @Test
    @DisplayName("takes a typed number for a part of the name")
    void typedNumber() throws Exception {
        room.arrive(new BoardReport(1, "ada #2", E1, true, ""), "1");
        room.arrive(new BoardReport(2, "ada", E1, true, ""), "2");
        room.arrive(new BoardReport(3, "ada", E1, true, ""), "3");

        assertThat(room.view().rows()).extracting(Row::name).containsExactly("ada", "ada #2", "ada #3");
    }

    @Test
    @DisplayName("refuses an exercise that the guide has not, and another name on the same connection")
    void refuses() throws Exception {
        Learner ada = room.arrive(passes("ada", E1), "1");

        assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> room.note(ada, passes("bob", E1)));
        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(() -> room.arrive(passes("bob", new Exercise(9, 9)), "2"))
                .withMessageContaining("9.9");
        assertThat(room.view().rows()).hasSize(1);
    }

    @Test
    @DisplayName("is bounded: one learner more replaces the one who is away for the longest time")
    void bounded() throws Exception {
        for (int i = 0; i < Room.MAX_LEARNERS; i++) {
            Learner learner = room.arrive(passes("learner " + i, E1), i);
            if (i == 5 || i == 7) {
                room.leave(learner, i);
            }
            pass(Duration.ofSeconds(1));
        }
        room.arrive(passes("one more", E1), "one more");

        assertThat(room.view().rows())
                .hasSize(Room.MAX_LEARNERS)
                .extracting(Row::name)
                .contains("one more", "learner 7")
                .doesNotContain("learner 5");
    }

    @Test
    @DisplayName("knows how long an exercise took: from its first verdict to its first pass")
    void times() throws Exception {
        Learner ada = room.arrive(fails("ada", E1, ""), "1");
        Learner bob = room.arrive(fails("bob", E1, ""), "2");
        room.arrive(passes("has passed before this start", E1), "3");
        room.arrive(fails("never passes", E1, ""), "4");
        pass(Duration.ofMinutes(4));
        room.note(ada, passes("ada", E1));
        pass(Duration.ofMinutes(5));
        room.note(bob, passes("bob", E1));
        room.note(ada, fails("ada", E1, ""));
        pass(Duration.ofMinutes(5));
        room.note(ada, passes("ada", E1));

        assertThat(room.times()).containsExactly(new Times.Line(GUIDES.topics().getFirst(), 2, 6.5));
    }
}
