package cli;

import cli.KeptFiles.Back;
import cli.Output.Style;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Brings back what a catch-up or a reset has replaced. */
@Command(
        name = "undo",
        description = {
            "Brings back the files that the last catch-up or reset has replaced. Each further undo goes one further back.%n",
            "What your files hold now is kept too, with all that you have changed since: 'undo --redo' brings it back.",
            "All kept files are in the folder .workshop/kept, and no command deletes them.%n"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class UndoCommand implements Callable<Integer> {

    @Option(names = "--redo", description = "Brings back what the last undo has replaced.")
    private boolean redo;

    @Override
    public Integer call() throws IOException {
        try (Console console = Console.open()) {
            return bringBack(console.out());
        }
    }

    private int bringBack(Output out) {
        var kept = new KeptFiles(Path.of(System.getProperty("workshop")));
        try {
            Optional<Back> back = redo ? kept.redo() : kept.undo();
            if (back.isEmpty()) {
                out.line(redo ? "No undo has replaced anything." : "No catch-up and no reset is left to undo.");
                return 1;
            }
            print(back.get(), out);
            return 0;
        } catch (IOException e) {
            out.line(Style.RED, "The files cannot be brought back: " + e);
            out.line("They are in .workshop/kept.");
            return 1;
        }
    }

    private void print(Back back, Output out) {
        out.line(
                Style.BOLD,
                (redo ? "Done again: " : "Undone: ")
                        + back.what().replaceFirst("-(?=\\d)", " ").replace("-to-", " to "));
        back.files().forEach(file -> out.line(Style.PLAIN, "  ", file.toString()));
        out.line("What these files held before is in " + back.kept());
        out.line(redo ? "./workshop undo brings it back." : "./workshop undo --redo brings it back.");
    }
}
