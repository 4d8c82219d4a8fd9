package cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts the command. If its sources have changed since it was built, as after a {@code git pull}, Maven builds it before. This
 * class uses no library, since one may be missing.
 */
final class Start {

    /** Set for a command that was just built: it is not built a second time, whatever its sources are. */
    private static final String BUILT = "built";

    private Start() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path workshop = Path.of(System.getProperty("workshop")).toRealPath();
        if (Boolean.getBoolean(BUILT) || Install.isUpToDate(workshop)) {
            Main.main(args);
            return;
        }
        System.exit(startAnew(List.of(args)));
    }

    private static int startAnew(List<String> args) throws InterruptedException {
        try {
            Maven.build("the command", "process-classes", "-Pcli", "-pl", "solutions/cli", "-am");
            List<String> arguments =
                    new ArrayList<>(List.of("-D" + BUILT + "=true", "@" + Install.NOTES.resolve("options")));
            arguments.addAll(args);
            return Child.runJava(arguments);
        } catch (CommandException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }
}
