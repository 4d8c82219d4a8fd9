package cli;

import cli.Exchange.RefusedException;
import cli.Exchange.Result;
import java.util.Collection;
import judge.Exercise;
import picocli.CommandLine.Command;

/** Puts the starter's TODOs into the learner's files. */
@Command(
        name = "reset",
        description = {
            "Puts the TODOs of the starter into your files again, and removes what only the reference solution needs. Your other code"
                    + " stays. Your files are kept first: undo brings them back.",
            "%nreset 2 --whole-file makes all files of the step as they were at the beginning.%n"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ResetCommand extends ExchangeCommand {

    @Override
    Result exchange(Exchange exchange, Collection<Exercise> exercises, boolean wholeFile) throws RefusedException {
        return exchange.reset(exercises, wholeFile);
    }

    @Override
    String outcome() {
        return "the starter's TODO";
    }
}
