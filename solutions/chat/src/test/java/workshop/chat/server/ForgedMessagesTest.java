package workshop.chat.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("chat servers on a bus where somebody else publishes")
class ForgedMessagesTest extends FaultyBus {

    private static final Pattern REFUSED = Pattern.compile("(\\d+) that no chat server sends");

    /** The origin in a server's beacons. */
    private UUID origin(String server) {
        var origin = new AtomicReference<UUID>();
        await("a beacon from " + server).until(() -> {
            nats.last(server).ifPresent(message -> origin.set(message.origin()));
            return origin.get() != null;
        });
        return origin.get();
    }

    @ParameterizedTest
    @CsvSource({
        "london,            ada,           true",
        "london,            127.0.0.1:5,   true",
        "london,            '[0:0:0:0:0:0:0:1]:5', true",
        "london,            server,        false",
        "london,            'a\u001b[2Ja', false",
        "london,            'a\nb',        false",
        "london,            '',            false",
        "london,            a:b,           false",
        "london,            a@b,           false",
        "'lon\u001b[2Jdon', ada,           false",
        "'lon\ndon',        ada,           false",
        "'',                ada,           false",
        "ser\u034fver,      ada,           false",
        "lon@don,           ada,           false",
    })
    @DisplayName("names from an untrusted publisher that break the rules for nicknames are not shown, and not logged")
    void names(String server, String from, boolean isShown) throws IOException {
        london();
        forge(new UUID(1, 1), 1, 1, server, from, "forged");
        forge(new UUID(1, 2), 1, 1, "rome", "remo", "honest");
        ada.awaits("remo@rome", "honest");
        assertThat(ada.heardFrom(from + "@" + server)).as("what was heard").hasSize(isShown ? 1 : 0);
        if (!isShown) {
            await("a line in the log")
                    .until(() -> log.lines().stream().anyMatch(line -> line.contains("1 that no chat server sends")));
        }
        assertThat(log.text()).doesNotContain("\u001b");
        assertThat(log.lines()).noneMatch(line -> line.startsWith("don") || line.startsWith("b"));
    }

    @Test
    @DisplayName("a thousand bad messages give one line in the log, or a few on a busy machine")
    void flood() throws IOException {
        london();
        for (int i = 0; i < 1000; i++) {
            nats.publish(new byte[] {1, 2, 3});
        }
        forge(new UUID(1, 2), 1, 1, "rome", "remo", "honest");
        ada.awaits("remo@rome", "honest");
        await("all of them in the log")
                .atMost(Duration.ofSeconds(30))
                .until(() -> refused().stream().mapToInt(Integer::intValue).sum() == 1000);
        assertThat(refused()).as("the counts in the log").hasSizeBetween(1, 20);
    }

    /** The counts in the log of messages that no chat server sends. */
    private List<Integer> refused() {
        return REFUSED.matcher(log.text())
                .results()
                .map(count -> Integer.valueOf(count.group(1)))
                .toList();
    }

    @Test
    @DisplayName("a message that was on its way for too long is not shown, and counts as lost")
    void late() throws IOException {
        london();
        UUID rome = new UUID(1, 2);
        forge(rome, 1, 100_000, "rome", "remo", "in time");
        forge(rome, 2, 30_000, "rome", "remo", "a minute old");
        forge(rome, 3, 100_001, "rome", "remo", "in time again");
        aida.awaits("remo@rome", "in time again");
        aida.awaits("server", "something is missing; 1 message from rome got lost");
        assertThat(aida.heardFrom("remo@rome")).containsExactly("in time", "in time again");
        await("a line in the log")
                .until(() -> log.lines().stream().anyMatch(line -> line.contains("dropped: 1 that came too late")));
    }

    @ParameterizedTest
    @CsvSource({
        "9223372036854775807, 0",
        "9223372036854775807, 9223372036854775807",
        "0,                   9223372036854775807",
        "50000,               0",
        "-1,                  -1",
        "-9223372036854775808, -9223372036854775808",
    })
    @DisplayName("a forged beacon keeps a server from being heard for two beacons at most")
    void forged(long sequence, long time) throws IOException {
        londonAndParis();
        forge(origin("london"), sequence, time, "london", null, null);
        await("London to be heard in Paris again").atMost(Duration.ofSeconds(6)).until(() -> {
            ada.says("still there");
            return bob.heardFrom("ada@london").contains("still there");
        });
    }
}
