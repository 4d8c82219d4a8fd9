package workshop.chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("nicknames")
class NicknamesTest {

    private final Nicknames nicknames = new Nicknames();

    /** Returns the reason why the nickname is refused, or null if it is granted. */
    private String change(String old, String wanted) {
        try {
            nicknames.change(old, wanted);
            return null;
        } catch (NicknameRefusedException e) {
            return e.getMessage();
        }
    }

    @Test
    @DisplayName("a list of all nicknames, with the number of guests without one")
    void list() {
        assertThat(nicknames.list(1)).isEqualTo("here: 1 without a nickname");
        change(null, "Zoe");
        change(null, "ada");
        assertThat(nicknames.list(2)).isEqualTo("here: ada, Zoe");
        assertThat(nicknames.list(5)).isEqualTo("here: ada, Zoe, 3 without a nickname");
    }

    @Test
    @DisplayName("a list has all nicknames, also two that differ by a dot only, and no nickname looks like several")
    void listOfStrangeNames() {
        change(null, "ibo");
        change(null, "İbo");
        change(null, "x, 99 without a nickname");
        assertThat(nicknames.list(3)).isEqualTo("here: ibo, İbo, \"x, 99 without a nickname\"");
        nicknames.release("İbo");
        assertThat(nicknames.list(2)).isEqualTo("here: ibo, \"x, 99 without a nickname\"");
    }

    @Test
    @DisplayName("a list of a thousand is short")
    void longList() {
        for (int i = 0; i < 1000; i++) {
            change(null, String.format(Locale.ROOT, "%030d", i));
        }
        assertThat(nicknames.list(1001))
                .endsWith("99, 900 more with a nickname, 1 without a nickname")
                .hasSizeLessThan(4000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada",
                "Ada Lovelace",
                "é",
                "Çelik-Öz",
                "O’Neil",
                "_x_",
                "Zoé",
                "Ζωή",
                "Зоя",
                "Ольга",
                "李",
                "さくら",
                "지우",
                "دانا",
                "דָּוִד",
                "रामः",
                "রামঃ",
                "สมชาย",
                "Nguyễn Văn Ân",
                "x1_.'",
                "v1.2.3",
                "🙂",
                "serverless",
                "server-2",
                "012345678901234567890123456789"
            })
    @DisplayName("names of people in all scripts are valid")
    void good(String name) {
        assertThat(change(null, name)).as("what is wrong with '%s'", name).isNull();
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
    @DisplayName("invisible names, and names that could be mistaken for something else, are refused")
    void bad(String name) {
        assertThat(change(null, name)).as("what is wrong with '%s'", name).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Cyrillic, small and capital; Greek; a style of letters; small capitals; boxes; flags; a long s;
                // Cherokee.
                "ѕеrvеr",
                "ЅЕRVЕR",
                "serνer",
                "𝓼𝓮𝓻𝓿𝓮𝓻",
                "ꜱᴇʀᴠᴇʀ",
                "🆂🅴🆁🆅🅴🆁",
                "🇸🇪🇷🇻🇪🇷",
                "ſerver",
                "ꮪꭼꭱꮩꭼꭱ",
                "s̲e̲r̲v̲e̲r̲",
                "sérver",
                "s.e.r.v.e.r",
                "[server]",
                "server!",
                "s e r v e r",
                "★ Server ★",
                "serv℮r",
                "ʂɇɍvɇɍ",
                "serveɾ",
                "⒮⒠⒭⒱⒠⒭",
                "the server",
                "ѕеrvеr says"
            })
    @DisplayName("names that could be mistaken for the server are refused")
    void server(String name) {
        assertThat(change(null, name)).as("what is wrong with '%s'", name).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.0.0.1 5000",
                "127.0.0.1꞉5000",
                "１２７．０．０．１",
                "١٢٧.٠.٠.١",
                "l27.O.O.l",
                "①②⑦.⓪.⓪.①",
                "127。0。0。1",
                "127 .0 .0 .1",
                "꞉꞉1",
                "ada꞉ I am leaving, you are all",
                "adaः bye",
                "ada﹫london",
                "12⒎🄀🄀1",
                "127🄁0🄁0🄁1",
                "ada𐞁 bye",
                "ada⦂ bye",
                "ada᠄ bye",
                "ada\" has left, and \"bob",
                "ada” has left, and “bob"
            })
    @DisplayName("names that could be mistaken for an address, a guest of another server, or another line are refused")
    void address(String name) {
        assertThat(change(null, name)).as("what is wrong with '%s'", name).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server\ufe0f",
                "serv\u034fer",
                "Paula\ufe0f",
                "\u3164",
                "\u115f",
                "\u2800",
                "a\u2800b",
                "\ud834\udd59",
                "a\ufffcb",
                "Paula\u2d7f",
                "\u0301ada",
                "zalgo\u0301\u0302\u0303\u0304\u0305",
                "* you are called eve",
                "𐌟 you are called eve",
                "ᕯ you are called eve",
                "✱ you are called eve",
                "> "
            })
    @DisplayName(
            "names with invisible characters, with a mark at the beginning, or like a line of a client are refused")
    void unseen(String name) {
        assertThat(change(null, name)).as("what is wrong with '%s'", name).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "σασ, ΣΑΣ",
        "straße, STRASSE",
        "paula, Раula",
        "Paula, PauIa",
        "PAULA, PauIa",
        "bob, ΒOB",
        "bob, b0b",
        "paula, ᴘᴀᴜʟᴀ",
        "fred, ſred",
        "modern, modem",
        "ada, a̲d̲a̲",
        "ada lovelace, ada  lovelace",
    })
    @DisplayName("a nickname that looks like another guest's is taken, and the other way round")
    void confusable(String one, String other) {
        assertThat(change(null, one)).isNull();
        assertThat(change(null, other)).contains("somebody else is called " + other);
        nicknames.release(one);
        assertThat(change(null, other)).isNull();
        assertThat(change(null, one)).contains("somebody else is called " + one);
    }

    @ParameterizedTest
    @CsvSource({
        "Anna, Ahna",
        "ian, lan",
        "Mila, Mlla",
        "Zoé, Zoe",
        "Ольга, Olga",
        "Зоя, Зоа",
        "李, 季",
        "कि, कु",
        "guest1, guest2"
    })
    @DisplayName("two names that do not look alike are different")
    void honest(String one, String other) {
        assertThat(change(null, one)).isNull();
        assertThat(change(null, other)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zoé", "ZOÉ", "zoe\u0301", "ｚｏé"})
    @DisplayName("a nickname that differs only in case or in its characters' form is taken")
    void duplicate(String name) {
        change(null, "zoé");
        assertThat(change(null, name)).contains("somebody else is called " + name);
    }

    @Test
    @DisplayName("the owner of a nickname may change its case, and keeps it")
    void sameOwner() {
        change(null, "zoé");
        assertThat(change("zoé", "ZOÉ")).isNull();
        assertThat(change(null, "zoé")).isNotNull();
    }

    @Test
    @DisplayName("after a refused change, the guest keeps the old nickname")
    void refused() {
        change(null, "ada");
        change(null, "bob");
        assertThat(change("bob", "ada")).isNotNull();
        assertThat(change(null, "bob")).isNotNull();
    }

    @Test
    @DisplayName("a nickname that was released or changed is free for others")
    void released() {
        change(null, "ada");
        change("ada", "bob");
        assertThat(change(null, "ada")).isNull();
        nicknames.release("bob");
        assertThat(change(null, "bob")).isNull();
    }
}
