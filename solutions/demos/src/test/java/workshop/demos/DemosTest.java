package workshop.demos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the demos of all steps. Each demo runs in a process of its own, as for a learner. */
@DisplayName("Demos")
class DemosTest {

    /** The default of the JDK. */
    private static final String IPV4_FIRST = "-Djava.net.preferIPv6Addresses=false";

    private static final String IPV6_FIRST = "-Djava.net.preferIPv6Addresses=true";
    private static final String IPV4_ONLY = "-Djava.net.preferIPv4Stack=true";

    /** With this locale, Java formats numbers with digits other than 0 to 9. */
    private static final String ARABIC = "-Duser.language=ar";

    private static final String EGYPT = "-Duser.country=EG";

    /** Words of the last line that a demo prints before it waits. */
    private static final String LAST_LINE = "Ctrl-C ends it";

    /** A word of the last line that the race prints before it starts. */
    private static final String RACE_LAST_LINE = "findstr";

    private static final String FREE_PORT = "-Dport=0";

    private static final Pattern ADDRESS = Pattern.compile(" on (\\S+) port (\\d+)");

    static final List<Class<?>> SERVERS = List.of(
            workshop.listen.Demo.class,
            workshop.accept.Demo.class,
            workshop.client.DemoServer.class,
            workshop.async.Demo.class);

    private static final Class<?> CLIENT = workshop.client.Demo.class;
    private static final Class<?> RACE = workshop.zerocopy.Demo.class;

    private static final List<String> BAD_PORTS =
            List.of("abc", "70000", "65536", "-1", "", " 33333", "+80", "1e3", "33333333333", "٣٣٣٣٣");

    static Stream<Arguments> demosAndBadPorts() {
        Stream<Class<?>> demos = Stream.concat(SERVERS.stream(), Stream.of(CLIENT, RACE));
        return demos.flatMap(demo -> BAD_PORTS.stream().map(port -> Arguments.of(demo, port)));
    }

    @ParameterizedTest
    @MethodSource("demosAndBadPorts")
    void aBadPortIsAClearError(Class<?> demo, String port) throws IOException {
        // A process gets its arguments in the encoding of the system, which may lack some characters.
        assumeTrue(
                Charset.forName(System.getProperty("sun.jnu.encoding"))
                        .newEncoder()
                        .canEncode(port),
                "the encoding of this system cannot pass such a port to a process");

        assertRejected(demo, port, demo == CLIENT ? 1 : 0);
    }

    @Test
    void aClientNeedsThePortOfAServer() throws IOException {
        assertRejected(CLIENT, "0", 1);
    }

    private static void assertRejected(Class<?> demo, String port, int lowest) throws IOException {
        try (DemoProcess process = DemoProcess.start(demo, "-Dport=" + port)) {
            assertThat(process.readToEnd())
                    .as("the output of %s for -Dport=\"%s\"", demo.getName(), port)
                    .isEqualTo("the port is \"" + port + "\", but must be a number from " + lowest + " to 65535\n");
            assertThat(process.exitCode()).as("the exit code").isEqualTo(1);
        }
    }

    static Stream<Arguments> demosThatListen() {
        return Stream.concat(SERVERS.stream(), Stream.of(RACE)).map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("demosThatListen")
    void aPortInUseIsAClearError(Class<?> demo) throws IOException {
        try (ServerSocket inUse = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                DemoProcess process = DemoProcess.start(demo, "-Dport=" + inUse.getLocalPort())) {
            assertThat(process.readToEnd())
                    .as("the output of %s for port %d, which is in use", demo.getName(), inUse.getLocalPort())
                    .containsIgnoringCase("cannot listen on ")
                    .contains(String.valueOf(inUse.getLocalPort()))
                    .doesNotContain("\tat ");
            assertThat(process.exitCode()).as("the exit code").isEqualTo(1);
        }
    }

    static Stream<Arguments> serversAndOptions() {
        return SERVERS.stream()
                .flatMap(
                        demo -> Stream.of(IPV4_FIRST, IPV6_FIRST, IPV4_ONLY).map(option -> Arguments.of(demo, option)));
    }

    @ParameterizedTest
    @MethodSource("serversAndOptions")
    void aServerPrintsItsAddress(Class<?> demo, String option) throws IOException {
        assumeHas(loopback(option));
        try (DemoProcess process = DemoProcess.start(demo, option, FREE_PORT)) {
            String printed = process.readUntil(LAST_LINE);
            MatchResult address = addressIn(printed);

            assertThat(address.group(1)).as("the address").isEqualTo(loopback(option));
            assertThatCode(() -> new Socket(address.group(1), Integer.parseInt(address.group(2))).close())
                    .as("connecting to the address that the demo prints: %s", address.group())
                    .doesNotThrowAnyException();
            assertThat(printed)
                    .as("the output of the demo")
                    .containsAnyOf(
                            "nc " + address.group(1) + " " + address.group(2) + "\n",
                            " --port " + address.group(2) + "\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {IPV4_FIRST, IPV6_FIRST, IPV4_ONLY})
    void theClientFindsItsServer(String option) throws IOException {
        assumeHas(loopback(option));
        try (DemoProcess server = DemoProcess.start(workshop.client.DemoServer.class, option, FREE_PORT)) {
            String port = addressIn(server.readUntil(LAST_LINE)).group(2);
            try (DemoProcess client = DemoProcess.start(CLIENT, option, ARABIC, EGYPT, "-Dport=" + port)) {
                client.type("hello");
                String printed = client.readUntil("HELLO");

                assertThat(printed)
                        .as("the output of the client")
                        .contains("Connected to " + loopback(option) + " port " + port);
                assertAsciiDigits(printed);
            }
        }
    }

    @ParameterizedTest
    @FieldSource("SERVERS")
    void portsHaveAsciiDigitsInEveryLocale(Class<?> demo) throws IOException {
        try (DemoProcess process = DemoProcess.start(demo, ARABIC, EGYPT, FREE_PORT)) {
            assertAsciiDigits(process.readUntil(LAST_LINE));
        }
    }

    @Test
    void theRaceHasAsciiDigitsInEveryLocale() throws IOException {
        try (DemoProcess race = DemoProcess.start(RACE, ARABIC, EGYPT, FREE_PORT)) {
            assertAsciiDigits(race.readUntil("round 1 of 5"));
        }
    }

    private static void assertAsciiDigits(String printed) {
        assertThat(printed)
                .as("the output of the demo, since ss, lsof and nc take ASCII digits only")
                .doesNotContainPattern("[\\p{Nd}&&[^0-9]]");
    }

    @ParameterizedTest
    @ValueSource(strings = {IPV4_FIRST, IPV6_FIRST, IPV4_ONLY})
    void theRaceRunsWithEachLoopbackAddress(String option) throws IOException {
        assumeHas(loopback(option));
        // Only the race's JVM gets the option. The load generator's JVM has the system's default.
        try (DemoProcess race = DemoProcess.start(RACE, option, FREE_PORT)) {
            assertThat(race.readUntil(RACE_LAST_LINE)).containsPattern("'sport = :[1-9]\\d*'");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"})
    void theRaceIgnoresWhatTheLoadGeneratorsJvmPrints(String variable) throws IOException {
        try (DemoProcess race = DemoProcess.start(RACE, Map.of(variable, "-Xlog:gc"), FREE_PORT)) {
            assertThat(race.readUntil(RACE_LAST_LINE)).contains("The race: ");
        }
    }

    private static MatchResult addressIn(String printed) {
        return ADDRESS.matcher(printed)
                .results()
                .findFirst()
                .orElseThrow(() -> new AssertionError("the demo has not printed its address: " + printed));
    }

    private static String loopback(String option) {
        return option.equals(IPV6_FIRST) ? "::1" : "127.0.0.1";
    }

    private static void assumeHas(String address) throws IOException {
        assumeTrue(
                NetworkInterface.getByInetAddress(InetAddress.getByName(address)) != null,
                "this system has no address " + address);
    }
}
