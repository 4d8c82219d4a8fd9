package cli;

import cli.KeptFiles.Back;
import cli.KeptFiles.Replacement;
import cli.Output.Style;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Brings back what a catch-up or a reset has replaced. */
@Command(
        name = "undo",
        description = {
            "Brings back the files that the last catch-up or reset has replaced. Each further undo goes one further back.",
            "%nYour current files are kept too, with all that you have changed since: 'undo --redo' brings them back.",
            "All kept files are in the folder .workshop/kept, and no command deletes them.%n"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class UndoCommand implements Callable<Integer> {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd 'at' HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

    @Option(names = "--redo", description = "Brings back what the last undo has replaced.")
    private boolean redo;

    @Override
    public Integer call() throws IOException {
        try (Console console = Console.open()) {
            return bringBack(new KeptFiles(Path.of(System.getProperty("workshop"))), redo, console.out());
        }
    }

    /** Brings back files, says which, and what the next undo does. Returns the exit code. */
    static int bringBack(KeptFiles kept, boolean redo, Output out) {
        try {
            Optional<Back> back = redo ? kept.redo() : kept.undo();
            back.ifPresent(done -> print(done, redo, out));
            if (back.isEmpty()) {
                out.line(redo ? "No undo is left to take back." : "No catch-up and no reset is left to undo.");
                out.line("What they replace is kept in .workshop/kept.");
            } else {
                out.line(kept.nextUndo()
                        .map(next -> "The next undo brings back what " + name(next) + " has replaced, on "
                                + TIME.format(next.time()) + ".")
                        .orElse("No other catch-up or reset is left to undo."));
            }
            return back.isEmpty() ? 1 : 0;
        } catch (IOException e) {
            out.line(Style.RED, "The files cannot be brought back: " + FileTrouble.words(e) + ".");
            out.line("They are in .workshop/kept.");
            return 1;
        }
    }

    private static void print(Back back, boolean redo, Output out) {
        String name = name(back.what());
        out.line(Style.BOLD, (redo ? "Done again: " : "Undone: ") + name);
        if (back.files().isEmpty()) {
            out.line("Nothing was brought back: the files did not exist before.");
            return;
        }
        out.line(
                redo
                        ? "These files are again as they were before the undo:"
                        : "These files are again as they were before " + name + ":");
        back.files().forEach(file -> out.line(Style.PLAIN, "  ", file.toString()));
        out.line("Your last version of them, with all later changes, is in " + back.kept());
        out.line(redo ? "./workshop undo brings it back." : "./workshop undo --redo brings it back.");
    }

    private static String name(Replacement replacement) {
        return replacement.what().replaceFirst("-(?=\\d)", " ").replace("-to-", " to ");
    }
}
