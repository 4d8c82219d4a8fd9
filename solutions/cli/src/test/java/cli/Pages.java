package cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The pages of the workshop, by their names, such as {@code docs/chat.md}. */
final class Pages {

    private static final Path WORKSHOP = Path.of(System.getProperty("workshop"));

    private Pages() {}

    static List<String> all() throws IOException {
        try (Stream<Path> docs = Files.walk(WORKSHOP.resolve("docs"))) {
            return Stream.concat(
                            Stream.of("README.md", "CONTRIBUTING.md", "solutions/README.md"),
                            docs.map(page ->
                                            WORKSHOP.relativize(page).toString().replace('\\', '/'))
                                    .filter(page -> page.endsWith(".md"))
                                    .sorted())
                    .toList();
        }
    }

    static String read(String page) {
        try {
            return Files.readString(WORKSHOP.resolve(page)).replace("\r", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
