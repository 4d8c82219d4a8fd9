package cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import judge.BoardReport;
import judge.Code;
import judge.Exercise;
import judge.Mistake;
import judge.Reference;
import judge.Step;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("a learner with a class board")
@Timeout(300)
class BoardClientTest {

    private static final Step STEP_1 = Step.all().getFirst();
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final Exercise EXERCISE = new Exercise(1, 1);

    @TempDir
    private Path folder;

    private Workshop workshop;
    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeEach
    void copy() throws IOException {
        workshop = Workshop.linked(folder);
    }

    @AfterEach
    void delete() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        workshop.close();
    }

    private ServerSocket listen(int backlog) throws IOException {
        ServerSocket board = new ServerSocket(0, backlog, LOOPBACK);
        open.add(board);
        return board;
    }

    private static String address(ServerSocket board) {
        return board.getInetAddress().getHostAddress() + ":" + board.getLocalPort();
    }

    private static BoardReport read(Socket client) throws IOException {
        client.setSoTimeout((int) TimeUnit.SECONDS.toMillis(40));
        var in = new DataInputStream(client.getInputStream());
        return BoardReport.decode(ByteBuffer.wrap(in.readNBytes(in.readInt())));
    }

    /** What may be at the address of a board. */
    enum Trouble {
        NOBODY_LISTENS,
        NEVER_ACCEPTS,
        NEVER_READS,
        SENDS_GARBAGE,
        CLOSES_AT_ONCE
    }

    private String start(Trouble trouble) throws IOException {
        ServerSocket board = listen(trouble == Trouble.NEVER_ACCEPTS ? 1 : 50);
        switch (trouble) {
            case NOBODY_LISTENS -> board.close();
            case NEVER_ACCEPTS -> fillQueue(board);
            case NEVER_READS -> serve(board, client -> {});
            case SENDS_GARBAGE ->
                serve(board, client -> client.getOutputStream().write(new byte[100_000]));
            case CLOSES_AT_ONCE -> serve(board, Socket::close);
        }
        return address(board);
    }

    /** When the accept queue is full, Linux drops the next SYN: for the client, the board is a host that does not answer. */
    private void fillQueue(ServerSocket board) throws IOException {
        for (int i = 0; i < 4; i++) {
            var client = new Socket();
            open.add(client);
            try {
                client.connect(board.getLocalSocketAddress(), 200);
            } catch (IOException full) {
                return;
            }
        }
    }

    private interface Service {
        void serve(Socket client) throws IOException;
    }

    private void serve(ServerSocket board, Service service) {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                while (true) {
                    Socket client = board.accept();
                    open.add(client);
                    Thread.startVirtualThread(() -> {
                        try {
                            service.serve(client);
                        } catch (IOException gone) {
                            // The learner has ended the connection.
                        }
                    });
                }
            } catch (IOException closed) {
                // The test is over.
            }
        });
    }

    @Test
    @DisplayName("gets the same verdict and the same exit code when the board is in trouble, and one line more at most")
    void trouble() throws Exception {
        String alone = test(1);
        for (Trouble trouble : Trouble.values()) {
            assertThat(test(1, "--board", start(trouble), "--name", "ada"))
                    .as(trouble.toString())
                    .startsWith(alone)
                    .satisfies(printed -> assertThat(
                                    printed.substring(alone.length()).lines())
                            .as("what is printed besides")
                            .hasSizeLessThanOrEqualTo(1)
                            .allMatch(line -> line.startsWith("The class board at ")));
        }
        workshop.save(STEP_1, Code.read(STEP_1.solution()));
        String silent = start(Trouble.NEVER_ACCEPTS);
        assertThat(test(0, "--board", silent, "--name", "ada"))
                .contains("The class board at " + silent + " does not answer.");
    }

    private String test(int exitCode, String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("test", "1.1"));
        arguments.addAll(List.of(options));
        try (Session session = Session.withPipes(folder, arguments.toArray(String[]::new))) {
            return session.assertEnds(exitCode);
        }
    }

    @Test
    @DisplayName("sees in watch mode each verdict, and one line, while the board comes and goes")
    void watch() throws Exception {
        ServerSocket board = listen(50);
        try (Session session = Session.withPipes(folder, "1.1", "--board", address(board), "--name", "ada")) {
            session.expect("FAILS", "return the range of the port", "q quit");
            session.expect("The class board at " + address(board) + " gets your verdicts.");
            try (Socket client = board.accept()) {
                assertThat(read(client)).extracting(BoardReport::passes).isEqualTo(false);
            }
            workshop.save(STEP_1, Code.read(STEP_1.solution()));
            session.expect("1.1 Name the port range passes");
            try (Socket client = board.accept()) {
                assertThat(read(client))
                        .extracting(BoardReport::passes)
                        .as("on the next connection")
                        .isEqualTo(true);
            }
            session.press("q\n");
            session.assertEnds(0);
            assertThat(session.text().split("class board", -1))
                    .as("parts of the output")
                    .hasSize(2);
        }
    }

    @Test
    @DisplayName("sends the exercise, the result, and the row of the guide that names the mistake; nothing else")
    void report() throws Exception {
        Mistake mistake = STEP_1.mistakes().stream()
                .filter(each -> each.name().equals("1.1-off-by-one"))
                .findFirst()
                .orElseThrow();
        workshop.save(STEP_1, mistake.in(Reference.of(STEP_1)));
        ServerSocket board = listen(50);
        try (Session session = Session.withPipes(folder, "test", "1.1", "--board", address(board), "--name", " Zoë ")) {
            try (Socket client = board.accept()) {
                BoardReport report = read(client);
                assertThat(report).isEqualTo(new BoardReport(report.run(), "Zoë", EXERCISE, false, report.row()));
                assertThat(report.row()).startsWith("a boundary is wrong");
                session.assertEnds(1);
                assertThat(client.getInputStream().read())
                        .as("the end of the stream")
                        .isEqualTo(-1);
            }
        }
    }

    @Test
    @DisplayName("sends the newest verdict of each exercise again when the board comes back")
    void boardComesBack() throws Exception {
        ServerSocket board = listen(50);
        var address = InetSocketAddress.createUnresolved(LOOPBACK.getHostAddress(), board.getLocalPort());
        BoardClient learner = BoardClient.start(address, "ada", Course.read());
        var other = new Exercise(1, 2);
        try (Socket client = board.accept()) {
            learner.report(EXERCISE, new CheckResult.Tested(List.of(), ""));
            assertThat(read(client).exercise()).isEqualTo(EXERCISE);
            learner.report(other, new CheckResult.Tested(List.of(), ""));
            learner.report(EXERCISE, new CheckResult.Tested(List.of(), ""));
            assertThat(read(client).exercise()).isEqualTo(other);
            assertThat(read(client).exercise()).isEqualTo(EXERCISE);
        }
        try (Socket client = board.accept()) {
            assertThat(List.of(read(client).exercise(), read(client).exercise()))
                    .containsExactly(other, EXERCISE);
        }
    }

    @Test
    @DisplayName("reaches a board on IPv6")
    void ipv6() throws Exception {
        ServerSocket board;
        try {
            board = new ServerSocket(0, 50, InetAddress.getByName("::1"));
        } catch (IOException e) {
            assumeTrue(false, "this system has no ::1");
            return;
        }
        open.add(board);
        test(1, "--board", "[::1]:" + board.getLocalPort(), "--name", "ada");
        try (Socket client = board.accept()) {
            assertThat(read(client).name()).isEqualTo("ada");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "example.org:40000, example.org, 40000",
        "192.0.2.7, 192.0.2.7, 33334",
        "[2001:db8::7]:40000, 2001:db8::7, 40000",
        "[::1], ::1, 33334"
    })
    @DisplayName("types an address with or without a port")
    void addresses(String typed, String host, int port) {
        InetSocketAddress address = BoardOptions.address(typed);

        assertThat(address.getHostString()).isEqualTo(host);
        assertThat(address.getPort()).isEqualTo(port);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"", ":", "host:", "host:0", "host:65536", "::1", "::1:33334", "[::1", "host:name"})
    @DisplayName("is told what an address looks like")
    void noAddress(String typed) {
        assertThatExceptionOfType(WrongArgumentException.class)
                .isThrownBy(() -> BoardOptions.address(typed))
                .withMessageContaining("\"" + typed + "\"")
                .withMessageContaining("33334");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "test 1.1 --board 127.0.0.1:1, --name",
        "test 1.1 --name ada, --board",
        "test 1.1 --board 127.0.0.1:1 --name ---, a letter or a digit",
        "--board 127.0.0.1:1 --name ada test 1.1, Type the subcommand first"
    })
    @DisplayName("who types half of it, or a wrong name, is told so")
    void wrongOptions(String arguments, String words) {
        var said = new StringWriter();
        int exitCode = Main.commandLine().setErr(new PrintWriter(said)).execute(arguments.split(" "));

        assertThat(exitCode).isEqualTo(2);
        assertThat(said.toString()).contains(words);
    }
}
