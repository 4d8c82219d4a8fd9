package cli.doctor;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** Whether the workshop's folder can be used. */
record FolderCheck(Path workshop) implements Callable<Finding> {

    @Override
    public Finding call() throws IOException {
        Path folder = workshop.toRealPath();
        if (folder.toString().contains(File.pathSeparator)) {
            return Finding.trouble(
                    folder + " has a " + File.pathSeparator
                            + " in its name, which separates the entries of a class path",
                    "Rename the folder.");
        }
        List<Path> readOnly = folders(folder).filter(each -> !isWritable(each)).toList();
        return readOnly.isEmpty()
                ? Finding.fine(folder + ", where files can be written")
                : Finding.trouble(
                        "no file can be written in " + readOnly.getFirst(),
                        "Give yourself the permission. If another user has run Maven there, delete the folders \"target\" as that user.");
    }

    /** The folder, those of its modules, and those that Maven has written. */
    private static Stream<Path> folders(Path workshop) throws IOException {
        try (Stream<Path> two = Files.walk(workshop, 3)) {
            return Stream.concat(
                    Stream.of(workshop),
                    two.filter(file -> file.endsWith("pom.xml"))
                            .map(Path::getParent)
                            .flatMap(module -> Stream.of(module, module.resolve("target"))))
                    .distinct()
                    .filter(Files::isDirectory)
                    .toList()
                    .stream();
        }
    }

    /** Tries it. On Windows, the attributes of a folder do not tell. */
    private static boolean isWritable(Path folder) {
        try {
            Files.delete(Files.createTempFile(folder, "doctor", null));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
