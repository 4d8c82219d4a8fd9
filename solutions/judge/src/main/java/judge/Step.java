package judge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One step of the workshop, and the places of its parts.
 *
 * @param folder the name of its folder, such as {@code step02-accept}
 */
public record Step(String folder) {

    private static final Path WORKSHOP = Path.of(System.getProperty("workshop"));

    public static List<Step> all() {
        return Stream.of("step01-listen", "step02-accept", "step03-client", "step04-async", "step05-zero-copy")
                .map(Step::new)
                .toList();
    }

    /** The number of the step, with which its exercises begin: 2 for exercise 2.3. */
    public int number() {
        return Integer.parseInt(folder.substring("step".length(), folder.indexOf('-')));
    }

    public Path starter() {
        return WORKSHOP.resolve(folder).resolve("src/main/java");
    }

    public Path solution() {
        return WORKSHOP.resolve("solutions").resolve(folder).resolve("src/main/java");
    }

    /** A second correct solution, built in another way: only the files that differ from the reference solution. */
    public Path second() {
        return WORKSHOP.resolve("solutions/proof/second").resolve(folder).resolve("src/main/java");
    }

    public Path tests() {
        return WORKSHOP.resolve(folder).resolve("src/test/java");
    }

    public Path testResources() {
        return WORKSHOP.resolve(folder).resolve("src/test/resources");
    }

    public String guide() {
        return read(WORKSHOP.resolve("docs").resolve(folder + ".md"));
    }

    /** The catalogue of wrong solutions, sorted by name. */
    public List<Mistake> mistakes() {
        return mistakes(exercise -> true);
    }

    /** The wrong solutions of some exercises, sorted by name. Only their files are read: to parse all of them takes a second. */
    public List<Mistake> mistakes(Predicate<Exercise> isWanted) {
        return catalogue().stream()
                .filter(file -> isWanted.test(Mistake.exerciseOf(file)))
                .map(Mistake::read)
                .toList();
    }

    /** The wrong solutions of an exercise whose tests say this, sorted by name. Only their files are parsed. */
    public List<Mistake> mistakes(Exercise exercise, String message) {
        return catalogue().stream()
                .filter(file -> Mistake.exerciseOf(file).equals(exercise) && Mistake.promises(file, message))
                .map(Mistake::read)
                .toList();
    }

    /** The exercise of each wrong solution, sorted by name: each exercise is there as often as it has wrong solutions. */
    public List<Exercise> exercisesOfMistakes() {
        return catalogue().stream().map(Mistake::exerciseOf).toList();
    }

    private List<Path> catalogue() {
        try (Stream<Path> files =
                Files.list(WORKSHOP.resolve("solutions/proof/mistakes").resolve(folder))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new UncheckedIOException(new NotUtf8Exception(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
