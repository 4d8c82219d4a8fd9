package workshop.chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.Options;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("a NATS URL")
class NatsUrlTest {

    private static Options options(String url) {
        return NatsUrl.parse(url).addTo(new Options.Builder()).build();
    }

    @ParameterizedTest
    @CsvSource({
        "ada:secret, ada, secret",
        "ada:se:cret, ada, se:cret",
        "a%3Ada:s%3Ae%2Fc+ret%40%C3%A9, a:da, s:e/c+ret@é",
        "ada:, ada, ''",
    })
    @DisplayName("a NATS URL may have a user and a password, in which any character can be written as %xx")
    void user(String userInfo, String user, String password) {
        Options options = options("nats://" + userInfo + "@host");
        assertThat(options.getUsernameChars()).as("user").containsExactly(user.toCharArray());
        assertThat(options.getPasswordChars()).as("password").containsExactly(password.toCharArray());
    }

    @Test
    @DisplayName("a NATS URL may have a token, in which a colon can be written as %3A")
    void token() {
        assertThat(options("nats://to%3Aken@host").getTokenChars()).containsExactly("to:ken".toCharArray());
    }
}
