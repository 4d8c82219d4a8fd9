package workshop.chat.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workshop.chat.Peer;

@DisplayName("chat servers on a faulty bus")
class BusFaultsTest extends FaultyBus {

    private List<String> notices(Guest guest) {
        return guest.heardFrom("server").stream()
                .filter(notice -> notice.contains("the other servers") || notice.contains("got lost"))
                .toList();
    }

    @Test
    @DisplayName("the password in the URL is not logged, whatever happens to the connection")
    void password() throws IOException {
        london();
        nats.close();
        aida.awaits("server", BusStatus.DISCONNECTED.toString());
        await("a line in the log").until(() -> log.lines().stream().anyMatch(line -> line.contains("not on the bus")));
        assertThat(log.text()).doesNotContain("secret");
    }

    @Test
    @DisplayName("a frozen bus is noticed within the idle timeout; new guests are told; late messages are dropped")
    void frozen() throws IOException {
        londonAndParis();
        nats.freeze();
        ada.says("into the ice");
        long said = System.nanoTime();
        aida.awaits("server", BusStatus.DISCONNECTED.toString());
        bob.awaits("server", BusStatus.DISCONNECTED.toString());
        try (Peer late = Peer.of(london.port())) {
            late.expect(Peer.broadcast("server", BusStatus.DISCONNECTED.toString()));
        }
        await("what was said to be too late").until(() -> System.nanoTime() - said > IDLE_TIMEOUT.toNanos());
        nats.thaw();
        String back = "the other servers can be reached again; 1 message said here meanwhile got lost";
        aida.awaits("server", back);
        bob.awaits("server", "something is missing; 1 message from london got lost");
        ada.says("thawed");
        bob.awaits("ada@london", "thawed");
        assertThat(bob.heardFrom("ada@london")).doesNotContain("into the ice");
        assertThat(notices(aida)).containsExactly(BusStatus.DISCONNECTED.toString(), back);
    }

    @Test
    @DisplayName("when credentials are refused for a while, the server comes back, and guests are told once")
    void refused() throws IOException {
        london(NEVER_IDLE);
        nats.refusesCredentials = true;
        nats.dropAll();
        aida.awaits("server", BusStatus.DISCONNECTED.toString());
        int before = nats.connects;
        await("four attempts").atMost(Duration.ofSeconds(30)).until(() -> nats.connects >= before + 4);
        nats.refusesCredentials = false;
        await("the bus")
                .atMost(Duration.ofSeconds(20))
                .until(() -> notices(aida).contains("the other servers can be reached again"));
        assertThat(notices(aida)).hasSize(2);
        assertThat(log.lines().stream().filter(line -> line.contains("not on the bus")))
                .as("lines in the log about lost and refused connections")
                .hasSizeLessThanOrEqualTo(3);
        assertThat(log.text()).doesNotContain("secret");
    }

    @Test
    @DisplayName("a server that may not publish tells its guests once, and again when that changes")
    void mute() throws IOException {
        london(NEVER_IDLE);
        nats.refusesPublish = true;
        aida.awaits("server", BusStatus.RECEIVE_ONLY.toString());
        forge(new UUID(1, 2), 1, 1, "rome", "remo", "I am heard");
        aida.awaits("remo@rome", "I am heard");
        int before = nats.violations;
        await("three more violations").atMost(Duration.ofSeconds(60)).until(() -> nats.violations >= before + 3);
        assertThat(notices(aida)).containsExactly(BusStatus.RECEIVE_ONLY.toString());
        nats.refusesPublish = false;
        aida.awaits("server", "the other servers can be reached again");
        assertThat(notices(aida)).hasSize(2);
        assertThat(log.lines().stream().filter(line -> line.contains("do not hear this one")))
                .hasSize(1);
    }

    @Test
    @DisplayName("a server that may not subscribe tells its guests once, and again when that changes")
    void deaf() throws IOException {
        london(NEVER_IDLE);
        nats.refuseSubscribe();
        aida.awaits("server", BusStatus.PUBLISH_ONLY.toString());
        int before = nats.violations;
        await("three more violations").atMost(Duration.ofSeconds(60)).until(() -> nats.violations >= before + 3);
        assertThat(notices(aida)).containsExactly(BusStatus.PUBLISH_ONLY.toString());
        nats.refusesPublish = true;
        aida.awaits("server", BusStatus.DISCONNECTED.toString());
        nats.refusesPublish = false;
        nats.refusesSubscribe = false;
        aida.awaits("server", "the other servers can be reached again");
        assertThat(notices(aida)).hasSize(3);
    }

    @Test
    @DisplayName(
            "when a message is too long for the bus, its speaker and the guests of other servers are told, and all goes on")
    void tooLong() throws IOException {
        londonAndParis();
        ada.says("x".repeat(2000));
        aida.awaits("ada", "x".repeat(2000));
        await("a notice to the speaker")
                .until(() -> notices(ada).stream()
                        .anyMatch(notice -> notice.startsWith("too long for the other servers (2")
                                && notice.endsWith("where the bus takes 1024): only guests of this one heard you")));
        ada.says("shorter");
        bob.awaits("ada@london", "shorter");
        bob.awaits("server", "something is missing; 1 message from london got lost");
        assertThat(log.lines()).noneMatch(line -> line.contains("fault in this program"));
    }

    @Test
    @DisplayName("a server stops while the bus is frozen")
    void stops() throws IOException {
        london();
        try (Peer peer = Peer.called("eve", london.port())) {
            nats.freeze();
            london.close();
            peer.expectEnd();
        }
    }
}
