package cli;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import judge.BoardReport;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** The options with which a learner takes part in a class board: docs/board.md. */
final class BoardOptions {

    private static final String BOARD = "--board";
    private static final String NAME = "--name";

    private static final int USUAL_PORT = 33334;
    private static final int LARGEST_PORT = 65_535;

    /** A host name, an IPv4 address, or an IPv6 address in brackets; then perhaps a port. */
    private static final Pattern ADDRESS = Pattern.compile("(?:\\[([^\\]]+)\\]|([^:\\[\\]]+))(?::(\\d{1,5}))?");

    @Option(
            names = BOARD,
            paramLabel = "HOST:PORT",
            description =
                    "Send each verdict to this class board: exercise, passes or fails, and what the failure means.")
    private String board;

    @Option(names = NAME, paramLabel = "NAME", description = "Your name on the class board.")
    private String name;

    /**
     * Begins to connect to the board, if the learner takes part.
     *
     * @throws WrongArgumentException if one option is missing, or has a wrong value
     */
    Optional<BoardClient> open(Course course) {
        if (board == null && name == null) {
            return Optional.empty();
        }
        if (board == null || name == null) {
            throw new WrongArgumentException(
                    "Type both " + BOARD + " HOST:PORT and " + NAME + " NAME, or none of them.");
        }
        if (!BoardReport.isName(name.strip())) {
            throw new WrongArgumentException("A name on the class board has 1 to " + BoardReport.NAME_LENGTH
                    + " characters, with a letter or a digit among them, and no control characters.");
        }
        return Optional.of(BoardClient.start(address(board), name.strip(), course));
    }

    /** Whether one of these options stands before a subcommand. */
    static boolean in(ParseResult parsed) {
        return parsed.hasMatchedOption(BOARD) || parsed.hasMatchedOption(NAME);
    }

    /** Nobody looks up the name of the host here: that may take seconds. */
    static InetSocketAddress address(String text) {
        Matcher address = ADDRESS.matcher(text);
        int port = address.matches() && address.group(3) != null ? Integer.parseInt(address.group(3)) : USUAL_PORT;
        if (!address.matches() || port < 1 || port > LARGEST_PORT) {
            throw new WrongArgumentException("\"" + text + "\" is no address of a class board."
                    + " Type what the board shows, such as 192.0.2.7:33334 or [2001:db8::7]:33334.");
        }
        String host = Optional.ofNullable(address.group(1)).orElse(address.group(2));
        return InetSocketAddress.createUnresolved(host, port);
    }
}
