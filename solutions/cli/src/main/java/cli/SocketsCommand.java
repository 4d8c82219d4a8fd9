package cli;

import java.util.List;
import picocli.CommandLine.Command;

/** The live table of sockets: docs/tcpview.md. */
@Command(
        name = "sockets",
        description =
                "Shows the sockets of port 33333 while they change; q ends it. The option --help shows its options.")
final class SocketsCommand extends ProgramCommand {

    /** The JVM's own log, as with {@code -Xlog:gc} in {@code JAVA_TOOL_OPTIONS}, would be written into the table. */
    private static final List<String> OPTIONS = List.of("--enable-native-access=ALL-UNNAMED", "-Xlog:disable");

    /** The program that shows the table. */
    static final Program TABLE = new Program("solutions/tcpview", "workshop.tcpview.Tcpview", OPTIONS);

    SocketsCommand() {
        super(TABLE);
    }
}
