package proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import judge.Code;
import judge.Exercise;
import judge.Members;
import judge.Mistake;
import judge.Reference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The tests of earlier exercises run only for a mistake that could change them")
class FirstAffectedTest {

    private static final String RIGHT = """
            class Server {
                private final int limit;
                Server() { limit = defaultLimit(); }
                private static int defaultLimit() { return 1; }
                // 2.2
                void open() { check(); }
                // 2.4
                void stop() { check(); close(); }
                private void check() { }
                private void close() { closeAll(); }
                private void closeAll() { }
            }
            """;

    @ParameterizedTest(name = "{0}: exercise {1}")
    @CsvSource(delimiter = '|', textBlock = """
            void stop() { }                                            | 4
            void stop() { more(); } private void more() { }            | 4
            private void close() { }                                   | 4
            private void closeAll() { }                                | 4
            private void check() { int wrong; }                        | 2
            void open() { }                                            | 2
            Server() { limit = 2; }                                    | 1
            private static int defaultLimit() { return 2; }            | 1
            private int more = 1;                                      | 4
            private final Object more = new Object();                  | 4
            private int more = defaultLimit();                         | 1
            int more = 1;                                              | 1
            void more() { }                                            | 1
            """)
    void firstAffected(String wrong, int first) {
        var reference = new Reference(new Code(Map.of("workshop/Server.java", RIGHT)));
        Mistake mistake = new Mistake(
                "2.4-wrong",
                Exercise.in("2.4").orElseThrow(),
                "",
                List.of(),
                "",
                new Members("class Server { " + wrong + " }"));

        assertThat(mistake.firstAffected(reference)).isEqualTo(first);
    }
}
