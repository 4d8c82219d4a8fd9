package workshop.chat.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static workshop.chat.Peer.ack;
import static workshop.chat.Peer.broadcast;
import static workshop.chat.Peer.chat;
import static workshop.chat.Peer.setNickname;
import static workshop.chat.Peer.whoResponse;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import workshop.chat.Background;
import workshop.chat.Peer;

/** A server in a process of its own, to which the system grants few descriptors, or the JVM little memory. */
@DisplayName("the chat server, with few descriptors, or with little memory")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no limit on open files that a test could lower")
class FewDescriptorsTest {

    /** Enough for the JVM itself and some guests. */
    private static final int DESCRIPTORS = 160;

    private static final String ID = "00112233445566778899aabbccddeeff";
    /** The type of the answer to a nickname that is refused. */
    private static final String NACK = "00000005";

    private static final String LISTENING = "listening on 127.0.0.1:";

    private final List<Peer> crowd = new ArrayList<>();
    private final List<String> log = new CopyOnWriteArrayList<>();
    private int descriptors = DESCRIPTORS;
    private String memory = "-Xmx256m";
    private Process process;
    private int port;

    private void start(String... options) throws IOException {
        process = launch(options);
        Background.start(this::readLog);
        await("the server's port")
                .atMost(Duration.ofSeconds(30))
                .until(() -> !process.isAlive() || log.stream().anyMatch(line -> line.contains(LISTENING)));
        port = log.stream()
                .filter(line -> line.contains(LISTENING))
                .map(line -> Integer.parseInt(line.substring(line.indexOf(LISTENING) + LISTENING.length())))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the server's process has ended: " + log));
    }

    private Process launch(String... options) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command =
                new ArrayList<>(List.of("sh", "-c", "ulimit -n " + descriptors + " && exec \"$@\"", "sh", java));
        command.addAll(List.of(
                "-XX:+UseSerialGC", memory, "-Dorg.slf4j.simpleLogger.defaultLogLevel=info", "-Xlog:class+load"));
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), ServerCommand.class.getName(), "--port=0"));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // This JVM must not get the options for every JVM of this machine.
        builder.environment().keySet().removeAll(Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        return builder.start();
    }

    private void readLog() throws IOException {
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            // Of the classes that are loaded, those of the JDK take no descriptor: its file of modules is always open.
            if (!line.contains("[class,load]") || line.contains("source: file:")) {
                log.add(line);
            }
        }
    }

    @AfterEach
    void stop() throws IOException {
        leave();
        process.destroyForcibly().onExit().join();
    }

    /** Connects more clients than there are descriptors. They send nothing. */
    private void connectCrowd() throws IOException {
        for (int i = 0; i < DESCRIPTORS + 40; i++) {
            crowd.add(Peer.of(port));
        }
        await("the server to be full")
                .until(() -> log.stream()
                        .anyMatch(line -> line.contains("is turned away") || line.contains("cannot accept")));
    }

    private void leave() throws IOException {
        for (Peer peer : crowd) {
            peer.close();
        }
        crowd.clear();
    }

    @Test
    @DisplayName("the first messages are handled when all seats are taken")
    void firstWords() throws IOException {
        start();
        connectCrowd();
        // Most are the first of the crowd. On a busy machine, a later client may get its seat before an earlier one.
        List<Peer> guests = crowd.stream().filter(this::hasSeat).limit(2).toList();
        assertThat(guests).as("guests with a seat").hasSize(2);
        assertTalks(guests.get(0), guests.get(1));
    }

    /** Whether the server answers. A client that is turned away gets a notice, and then the end. */
    private boolean hasSeat(Peer peer) {
        try {
            peer.send(setNickname(ID, ""));
            return peer.receive().startsWith(NACK, 8);
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    @DisplayName("when a crowd that took all descriptors has left, the server works as before")
    void recovers() throws IOException {
        start();
        connectCrowd();
        crowd.get(0).send(setNickname(ID, "first"));
        crowd.get(1).send(chat("hello"));
        crowd.get(2).reset();
        leave();
        try (Peer ada = joinWhenThereIsASeat("a");
                Peer bob = joinWhenThereIsASeat("b")) {
            assertTalks(ada, bob);
        }
    }

    @Test
    @DisplayName("when a crowd has left that began messages for more than the whole memory, the server works as before")
    void littleMemory() throws IOException {
        assertSurvives("-Xmx32m", "0000fde8 00000000 fde2" + "78".repeat(64_000));
    }

    @Test
    @DisplayName("when a crowd has left whose small messages waited for their rate, the server works as before")
    void manySmallMessages() throws IOException {
        // An unknown type, so long that the read buffer grows. Then one read brings the many keepalives behind it.
        String longMessage = "00010000 7fffffff" + "78".repeat(65_532);
        assertSurvives("-Xmx64m", longMessage + "00000004 00000002".repeat(8_000));
    }

    private void assertSurvives(String maxMemory, String sentByEach) throws IOException {
        descriptors = 900;
        memory = maxMemory;
        start();
        for (int i = 0; i < 700; i++) {
            Peer peer = Peer.of(port);
            crowd.add(peer);
            try {
                peer.send(sentByEach);
            } catch (IOException e) {
                // It was turned away.
            }
        }
        await("the server to have no seat, or no memory, left")
                .until(() -> log.stream()
                        .anyMatch(line -> line.contains("is turned away") || line.contains("OutOfMemoryError")));
        leave();
        try (Peer ada = joinWhenThereIsASeat("a");
                Peer bob = joinWhenThereIsASeat("b")) {
            assertTalks(ada, bob);
        }
        assertThat(log)
                .noneMatch(line -> line.contains("OutOfMemoryError"))
                .anyMatch(line -> line.contains(" of 1000 clients can be connected"));
    }

    private Peer joinWhenThereIsASeat(String nickname) {
        return await("a free seat").ignoreExceptions().until(() -> Peer.called(nickname, port), peer -> true);
    }

    @Test
    @DisplayName("the server admits no more guests than it has descriptors for, and the log says so once")
    void seats() throws IOException {
        start();
        connectCrowd();
        Peer last = crowd.getLast();
        last.expectEnd();
        assertThat(log)
                .filteredOn(line -> line.contains(" of 1000 clients can be connected: this process may open 160 files"))
                .hasSize(1);
    }

    @Test
    @DisplayName("after the server listens, no class is loaded from a file, whatever guests do")
    void nothingIsLoadedLater() throws IOException {
        start("--idle-timeout=6", "--clients=2");
        try (Peer ada = Peer.called("ada", port);
                Peer bob = Peer.inRoom(port);
                Peer tooMany = Peer.of(port)) {
            tooMany.receive();
            bob.send(setNickname(ID, "bob"));
            bob.expect(ack(ID));
            bob.send("00000014 000003e8 " + ID);
            bob.expect(whoResponse(ID, "here: ada, bob"));
            bob.send("00000008 0000002a 01020304");
            ada.expectNews("bob is here");
            bob.send("ffffffff");
            bob.expectEnd();
            awaitLog("bad frame length");
            ada.expectEnd();
            awaitLog("no complete message came");
        }
        try (Peer eve = Peer.inRoom(port);
                Peer deaf = Peer.inRoom(port)) {
            // One message of 60 KB passes at once, and the other waits until the rate allows it.
            eve.send(chat("x".repeat(60_000)).repeat(2));
            eve.endOutput();
            eve.expectEnd();
            deaf.reset();
        }
        awaitLog("was lost");
        // Not process.destroy(): that closes the log.
        process.toHandle().destroy();
        awaitLog("stopped");
        int listening = log.indexOf(log.stream()
                .filter(line -> line.contains(LISTENING))
                .findFirst()
                .orElseThrow());
        assertThat(log.subList(listening, log.size()))
                .as("classes that were loaded after the server had begun to listen")
                .noneMatch(line -> line.contains("source: file:"));
    }

    private void awaitLog(String words) {
        await("a line in the log: " + words)
                .untilAsserted(() ->
                        assertThat(log).anySatisfy(line -> assertThat(line).contains(words)));
    }

    private void assertTalks(Peer ada, Peer bob) throws IOException {
        try {
            ada.send(setNickname(ID, "ada"));
            ada.expect(ack(ID));
            bob.send(setNickname(ID, "server"));
            assertThat(bob.receive().substring(8, 16)).as("type of the answer").isEqualTo(NACK);
            ada.send(chat("hello"));
            bob.expect(broadcast("ada", "hello"));
        } catch (IOException e) {
            throw new AssertionError(
                    "cut off; the server's last lines: " + log.subList(Math.max(0, log.size() - 10), log.size()), e);
        }
    }
}
