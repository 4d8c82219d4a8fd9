package workshop.chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("nicknames")
class NicknamesTest {

    private static final Optional<String> NONE = Optional.empty();

    private final Nicknames nicknames = new Nicknames();

    @Test
    @DisplayName("a list of them all, and of how many have none")
    void list() {
        assertThat(nicknames.list(1)).isEqualTo("here: 1 without a nickname");
        nicknames.change(NONE, "Zoe");
        nicknames.change(NONE, "ada");
        assertThat(nicknames.list(2)).isEqualTo("here: ada, Zoe");
        assertThat(nicknames.list(5)).isEqualTo("here: ada, Zoe, 3 without a nickname");
    }

    @Test
    @DisplayName("a list of a thousand is short")
    void longList() {
        for (int i = 0; i < 1000; i++) {
            nicknames.change(NONE, String.format(Locale.ROOT, "%030d", i));
        }
        assertThat(nicknames.list(1001))
                .endsWith("99, 900 more with a nickname, 1 without a nickname")
                .hasSizeLessThan(4000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ada", "Ada Lovelace", "é", "Çelik-Öz", "李", "x1_.'", "🙂", "012345678901234567890123456789"})
    @DisplayName("all kinds of people")
    void good(String name) {
        assertThat(nicknames.change(NONE, name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                " ada",
                "ada ",
                "a\nb",
                "a\u001b[2J",
                "a\u200bb",
                "a\u202eb",
                "a\u00a0b",
                "\ud83d",
                "127.0.0.1:5000",
                "ada@london",
                "ada＠london",
                "server",
                "SERVER",
                "ｓｅｒｖｅｒ",
                "0123456789012345678901234567890"
            })
    @DisplayName("nothing that cannot be seen, or could be taken for something else")
    void bad(String name) {
        assertThat(nicknames.change(NONE, name)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zoé", "ZOÉ", "zoe\u0301", "ｚｏé"})
    @DisplayName("one that differs only in case or in how it is written is taken")
    void duplicate(String name) {
        nicknames.change(NONE, "zoé");
        assertThat(nicknames.change(NONE, name)).contains("somebody else is called " + name);
    }

    @Test
    @DisplayName("its owner may write it in another way, and keeps it")
    void sameOwner() {
        nicknames.change(NONE, "zoé");
        assertThat(nicknames.change(Optional.of("zoé"), "ZOÉ")).isEmpty();
        assertThat(nicknames.change(NONE, "zoé")).isPresent();
    }

    @Test
    @DisplayName("a refused change leaves the old one in place")
    void refused() {
        nicknames.change(NONE, "ada");
        nicknames.change(NONE, "bob");
        assertThat(nicknames.change(Optional.of("bob"), "ada")).isPresent();
        assertThat(nicknames.change(NONE, "bob")).isPresent();
    }

    @Test
    @DisplayName("what was given up, or changed, is free for others")
    void released() {
        nicknames.change(NONE, "ada");
        nicknames.change(Optional.of("ada"), "bob");
        assertThat(nicknames.change(NONE, "ada")).isEmpty();
        nicknames.release("bob");
        assertThat(nicknames.change(NONE, "bob")).isEmpty();
    }
}
