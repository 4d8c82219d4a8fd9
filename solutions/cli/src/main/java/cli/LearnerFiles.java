package cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The learner's source files of a step, on the disk. */
final class LearnerFiles {

    private final Path workshop;
    private final Path folder;

    /**
     * Reads nothing yet.
     *
     * @param workshop the folder of the workshop
     * @param folder the folder of the files, below the workshop
     */
    LearnerFiles(Path workshop, Path folder) {
        this.workshop = workshop;
        this.folder = folder;
    }

    /**
     * Replaces files, and keeps the old ones: see {@link KeptFiles}. A file whose lines end with CR LF stays so.
     *
     * @param what the reason, as a part of a folder's name
     * @param texts the new text of each file, with LF at the ends of the lines
     * @return the folder with the old files
     */
    Path replace(String what, Map<String, String> texts) throws IOException {
        Map<Path, byte[]> files = new TreeMap<>();
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Path file = folder.resolve(text.getKey());
            String lines = hasCrLf(file) ? text.getValue().replace("\n", "\r\n") : text.getValue();
            files.put(workshop.relativize(file), lines.getBytes(UTF_8));
        }
        return new KeptFiles(workshop).replace(what, files);
    }

    private static boolean hasCrLf(Path file) throws IOException {
        // Bytes, because a file that is no text can be replaced too.
        return Files.exists(file) && new String(Files.readAllBytes(file), UTF_8).contains("\r\n");
    }
}
