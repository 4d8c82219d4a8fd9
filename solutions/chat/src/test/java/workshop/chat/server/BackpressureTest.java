package workshop.chat.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import workshop.chat.protocol.Message.Broadcast;

@DisplayName("the chat server, with more to send than its guests can take at once")
class BackpressureTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration TIME_LIMIT = Duration.ofSeconds(120);

    private final List<Member> members = new ArrayList<>();
    private final AtomicReference<BusListener> bus = new AtomicReference<>();
    private Log log;
    private ChatServer server;

    @BeforeEach
    void catchLog() {
        log = new Log();
    }

    private void start(Duration stallTimeout, Duration maxDelay) throws IOException {
        Limits usual = Limits.DEFAULT;
        Limits limits = new Limits(
                100,
                usual.maxQueuedBytes(),
                1_000,
                // The guests of these tests send no keepalives.
                Duration.ofMinutes(10),
                usual.keepaliveInterval(),
                usual.drainTimeout(),
                stallTimeout,
                maxDelay);
        server = ChatServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), limits, listener -> {
            bus.set(listener);
            return Bus.NONE.connect(listener);
        });
    }

    @AfterEach
    void stop() throws IOException {
        for (Member member : members) {
            member.close();
        }
        server.close();
        log.close();
    }

    private Member member(String nickname) throws IOException {
        Member member = Member.withSmallBuffer(nickname, server);
        members.add(member);
        return member;
    }

    private List<Member> members(String kind, int count) throws IOException {
        List<Member> kinds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            kinds.add(Member.of(kind + i, server));
        }
        members.addAll(kinds);
        return kinds;
    }

    private void assertNobodyIsCutOff() {
        assertThat(log.text()).doesNotContain("is cut off", "was lost");
    }

    @ParameterizedTest(name = "{0} speakers")
    @ValueSource(ints = {20, 50})
    @DisplayName("100 lines of 1,000 bytes from each speaker at once: all guests hear all lines, and nobody is cut off")
    void manySpeakers(int count) throws IOException {
        // On a busy machine, a guest of this test may have no processor for seconds.
        start(LONG, LONG);
        List<Member> speakers = members("speaker", count);
        List<Member> listeners = members("listener", 10);
        members.forEach(Member::reads);
        speakers.forEach(speaker -> speaker.says(100));
        for (Member listener : listeners) {
            listener.awaitsLines(100 * count, TIME_LIMIT);
        }
        for (Member speaker : speakers) {
            speaker.awaitsLines(100 * (count - 1), TIME_LIMIT);
        }
        assertNobodyIsCutOff();
    }

    @Test
    @DisplayName("a guest that never reads delays the others once, by the maximum delay, and is cut off")
    void deafGuest() throws IOException {
        Duration maxDelay = Duration.ofSeconds(1);
        start(maxDelay.multipliedBy(3), maxDelay);
        member("deaf");
        Member listener = member("listener").reads();
        Member speaker = member("speaker").reads();
        speaker.says(1000);
        listener.awaitsLines(1000, TIME_LIMIT);
        await("a line in the log").until(() -> log.text().contains("is cut off: slow consumer: it has taken nothing"));
        assertThat(log.lines().stream().filter(line -> line.contains("is cut off")))
                .as("guests that are cut off")
                .hasSize(1);
        assertThat(listener.longestGap())
                .as("the longest gap between two lines")
                .isGreaterThan(maxDelay.dividedBy(2))
                .isLessThan(maxDelay.multipliedBy(5));
    }

    @Test
    @DisplayName("after the first guest that never reads, another one delays the others less")
    void anotherDeafGuest() throws IOException {
        start(LONG, Duration.ofSeconds(2));
        Member listener = member("listener").reads();
        member("deaf");
        member("speaker").reads().says(1000);
        listener.awaitsLines(1000, TIME_LIMIT);
        Duration firstGap = listener.longestGap();
        Member other = member("other listener").reads();
        member("other deaf");
        member("other speaker").reads().says(1000);
        other.awaitsLines(1000, TIME_LIMIT);
        assertThat(other.longestGap()).as("the longest gap between two lines").isLessThan(firstGap);
    }

    @Test
    @DisplayName("a guest that reads slowly slows the speakers down, hears all lines, and is not cut off")
    void slowGuest() throws IOException {
        // It is behind for longer than that, but not without progress.
        start(Duration.ofSeconds(3), LONG);
        Member slow = member("slow").reads(Duration.ofMillis(5));
        Member speaker = member("speaker").reads();
        speaker.says(1000);
        slow.awaitsLines(1000, TIME_LIMIT);
        assertNobodyIsCutOff();
    }

    @Test
    @DisplayName("messages of other servers cannot wait: a guest that is behind misses some, and is told how many")
    void fromTheBus() throws IOException {
        start(LONG, LONG);
        Member behind = member("behind");
        Member listener = member("listener").reads();
        for (int i = 0; i < 1000; i++) {
            bus.get().received(new Broadcast("ada@london", Member.line(i)));
            int heard = i + 1;
            await("the line")
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> listener.heard() == heard);
        }
        behind.reads();
        await("what was missed").until(() -> behind.notice().startsWith("you have missed"));
        assertThat(behind.notice())
                .isEqualTo("you have missed " + (1000 - behind.heard()) + " messages: you read too slowly");
        assertNobodyIsCutOff();
    }
}
