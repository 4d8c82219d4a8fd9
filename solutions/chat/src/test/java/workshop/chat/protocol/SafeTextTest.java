package workshop.chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("text that is safe to print")
class SafeTextTest {

    @ParameterizedTest(name = "U+{0} is replaced", quoteTextArguments = false)
    @ValueSource(
            strings = {
                "0000", "0007", "001B", "000A", "000D", "0085", "009B", "061C", "200B", "200E", "200F", "2028", "2029",
                "202E", "2066", "FEFF", "E0041"
            })
    void unsafe(String codePoint) {
        String character = Character.toString(Integer.parseInt(codePoint, 16));

        assertThat(SafeText.of("a" + character + "b")).isEqualTo("a\ufffdb");
    }

    @Test
    @DisplayName("half a surrogate pair is replaced, and a character outside the first plane stays")
    void surrogates() {
        assertThat(SafeText.of("a\ud83db")).isEqualTo("a\ufffdb");
        assertThat(SafeText.of("a😀b")).isEqualTo("a😀b");
    }

    @Test
    @DisplayName("a tab becomes a blank")
    void tab() {
        assertThat(SafeText.of("a\tb")).isEqualTo("a b");
    }

    @Test
    @DisplayName("text in any script stays as it is, with its accents and joiners")
    void ordinary() {
        String text = "Zoé, Ζωή, Зоя, ゾーイ, زویا\u200cها, 👩\u200d💻, e\u0301";

        assertThat(SafeText.of(text)).isEqualTo(text);
    }
}
