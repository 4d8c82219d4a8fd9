package cli;

import java.util.List;
import picocli.CommandLine.Command;

/** The class board: docs/board.md. */
@Command(
        name = "board",
        description = "Shows the instructor which exercise each learner works on. The option --help shows its options.")
final class BoardCommand extends ProgramCommand {

    /** JLine calls the operating system. From JDK 24 on, Java says so unless it was told. The program reads the guides. */
    private static final List<String> OPTIONS =
            List.of("--enable-native-access=ALL-UNNAMED", "-Xlog:disable", "-Dworkshop=.");

    BoardCommand() {
        super(new Program("solutions/board", "workshop.board.BoardCommand", OPTIONS));
    }
}
