package workshop.chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

@DisplayName("the log")
class RateLimitedLogTest {

    private final Log caught = new Log();
    private final RateLimitedLog log = new RateLimitedLog(LoggerFactory.getLogger(ChatServer.class));

    @AfterEach
    void close() {
        caught.close();
    }

    private long lines(String end) {
        return caught.lines().stream().filter(line -> line.endsWith(end)).count();
    }

    @Test
    @DisplayName("of each kind, some lines are written in a second, and the others are counted")
    void limited() {
        for (int i = 0; i < RateLimitedLog.MAX_LINES + 7; i++) {
            log.info("{} is here", "somebody");
        }
        log.warn("{} is away", "somebody");
        log.nextSecond();
        assertThat(lines("INFO workshop.chat.server.ChatServer - somebody is here"))
                .isEqualTo(RateLimitedLog.MAX_LINES);
        assertThat(lines("WARN workshop.chat.server.ChatServer - somebody is away"))
                .isEqualTo(1);
        assertThat(caught.lines()).last().asString().endsWith("ChatServer - … and 7 more like '{} is here'");
        log.info("{} is here", "somebody else");
        log.nextSecond();
        assertThat(caught.lines()).last().asString().endsWith("somebody else is here");
    }

    @Test
    @DisplayName("a peer's name cannot control the terminal, and cannot begin a line of its own")
    void safe() {
        log.info("{} is here", "eve\u001b[2J\n12:00:00.000 INFO ChatServer - ada");
        assertThat(caught.lines())
                .singleElement()
                .asString()
                .endsWith("eve\ufffd[2J\ufffd12:00:00.000 INFO ChatServer - ada is here");
    }

    @Test
    @DisplayName("a fault is written with its stack trace")
    void fault() {
        log.error("{} failed", "this", new IllegalStateException("why"));
        assertThat(caught.lines()).anyMatch(line -> line.endsWith("this failed"));
        assertThat(caught.lines()).anyMatch(line -> line.contains("IllegalStateException: why"));
        assertThat(caught.lines()).anyMatch(line -> line.contains("at workshop.chat.server.RateLimitedLogTest"));
    }
}
