package cli;

import java.nio.file.Files;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import judge.Code;
import judge.CompilationException;
import judge.Compiled;
import judge.Exercise;
import judge.Graft;
import judge.Members;
import judge.Step;

/**
 * Exchanges the learner's solutions of some exercises for those of the reference solution, or for the starter's TODOs. Computes the
 * new files, and writes none.
 */
final class Exchange {

    /** The learner's files as they are. */
    private final Code found;

    /** The learner's files, and the starter's in place of those that the learner has deleted. */
    private final Code learner;

    private final Code reference;
    private final Code starter;

    Exchange(Code found, Code reference, Code starter) {
        this.found = found;
        this.learner = starter.with(withoutByteOrderMarks(found));
        this.reference = reference;
        this.starter = starter;
    }

    /** The compiler refuses a file that begins with such a mark, whatever else is in it. */
    private static Code withoutByteOrderMarks(Code code) {
        Map<String, String> files = new TreeMap<>(code.files());
        files.replaceAll((file, text) -> text.replaceFirst("^\ufeff", ""));
        return new Code(files);
    }

    /**
     * For the learner's files of a step.
     *
     * @param wholeFile whether whole files are replaced: then files that are no text do not matter
     */
    static Exchange of(Step step, boolean wholeFile) {
        Code reference = Code.read(step.solution());
        Code found = Files.exists(step.starter()) ? Code.read(step.starter(), wholeFile) : new Code(Map.of());
        return new Exchange(found, reference, Starters.of(step, reference));
    }

    /**
     * New files.
     *
     * @param files the text of each file that differs from the learner's, with LF at the ends of the lines
     * @param keepsOtherCode whether all other code of the learner is in them. Otherwise only the learner's solutions are
     * @param lost other exercises of these files, whose solutions by the learner do not compile, and are not in them
     * @param otherErrors the compiler's words about other files of the learner; empty if these compile
     */
    record Result(Map<String, String> files, boolean keepsOtherCode, SortedSet<Exercise> lost, String otherErrors) {}

    /** The learner's file cannot be changed as it is. The message says why. */
    static final class RefusedException extends Exception {

        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message);
        }
    }

    /**
     * Puts the reference solutions of some exercises into the learner's files, with the private members, fields and imports that
     * these solutions need.
     *
     * @param wholeFile whether to keep nothing of the learner's files
     * @throws RefusedException if one of the files is not Java
     */
    Result catchUp(Collection<Exercise> exercises, boolean wholeFile) throws RefusedException {
        Exercise last = exercises.stream().max(Exercise::compareTo).orElseThrow();
        return exchange(
                exercises,
                wholeFile,
                reference::file,
                file -> new Members(reference.file(file))
                        .withBodiesOf(
                                new Members(starter.file(file)), marked(file, other -> other.compareTo(last) > 0)));
    }

    /**
     * Puts the starter's TODOs of some exercises into the learner's files, and removes what only the reference solutions of these
     * exercises need.
     *
     * @param wholeFile whether to keep nothing of the learner's files
     * @throws RefusedException if one of the files is not Java
     */
    Result reset(Collection<Exercise> exercises, boolean wholeFile) throws RefusedException {
        return exchange(exercises, wholeFile, starter::file, starter::file);
    }

    /**
     * Tries to change the learner's files in place. If they do not compile then, lays the learner's other solutions into new ones.
     *
     * @param source a file with the new solutions
     * @param newFile a file with the new solutions, into which the learner's other solutions can be laid
     */
    private Result exchange(
            Collection<Exercise> exercises,
            boolean wholeFile,
            UnaryOperator<String> source,
            UnaryOperator<String> newFile)
            throws RefusedException {
        boolean wholeStep = wholeFile && exercises.containsAll(all());
        List<String> files = reference.files().keySet().stream()
                .filter(file -> wholeStep || !marked(file, exercises::contains).isEmpty())
                .toList();
        SortedSet<Exercise> lost = new TreeSet<>();
        if (wholeFile) {
            files.forEach(file -> lost.addAll(others(file, exercises)));
            return result(texts(files, newFile), false, lost);
        }
        for (String file : files) {
            checkSyntax(file);
        }
        Map<String, String> inPlace = texts(files, file -> inPlace(file, source.apply(file), exercises));
        if (compiles(learner.with(new Code(inPlace))) || compiles(reference.with(new Code(inPlace)))) {
            return result(inPlace, true, lost);
        }
        return result(texts(files, file -> around(file, newFile.apply(file), exercises, lost)), false, lost);
    }

    private Set<Exercise> all() {
        return reference.files().values().stream()
                .flatMap(text -> new Members(text).marked().values().stream())
                .collect(Collectors.toSet());
    }

    /** Files that the learner has deleted come back as the starter has them. */
    private Result result(Map<String, String> files, boolean keepsOtherCode, SortedSet<Exercise> lost) {
        starter.files().keySet().stream()
                .filter(file -> found.file(file) == null)
                .forEach(file -> files.putIfAbsent(file, starter.file(file)));
        String errors = errors(learner.with(new Code(files)));
        files.entrySet().removeIf(file -> file.getValue().equals(found.file(file.getKey())));
        return new Result(files, keepsOtherCode, lost, errors);
    }

    private void checkSyntax(String file) throws RefusedException {
        try {
            new Members(learner.file(file));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(file.substring(file.lastIndexOf('/') + 1)
                    + " is not Java, so nothing was changed. " + e.getMessage()
                    + " Correct this line, or replace the whole file: --whole-file keeps a copy of yours.");
        }
    }

    /** The members of a file that belong to some exercises. */
    private List<String> marked(String file, Predicate<Exercise> which) {
        return new Members(reference.file(file))
                .marked().entrySet().stream()
                        .filter(member -> which.test(member.getValue()))
                        .map(Map.Entry::getKey)
                        .toList();
    }

    /** The learner's file, with the new solutions in it, and without what nothing needs any more. */
    private String inPlace(String file, String source, Collection<Exercise> exercises) {
        List<String> paths = marked(file, exercises::contains);
        Members given = new Members(starter.file(file));
        Members solved = new Members(reference.file(file));
        Predicate<String> isHelper = path -> !given.paths().contains(path);
        String laid = new Graft(new Members(learner.file(file)), new Members(source)).with(paths, isHelper);

        Members after = new Members(laid);
        List<String> helpers = new Graft(given, solved)
                .needs(paths, path -> false).stream()
                        .filter(path -> after.hasSame(path, solved))
                        .toList();
        String rest = Graft.without(Graft.unused(helpers, after), after);
        return Graft.withoutUnusedImports(
                new Members(rest),
                solved,
                Stream.concat(paths.stream(), helpers.stream()).toList());
    }

    /** A new file, with those of the learner's solutions of other exercises that compile in it. */
    private String around(String file, String newFile, Collection<Exercise> exercises, Collection<Exercise> lost) {
        Members mine = new Members(learner.file(file));
        String text = newFile;
        for (Exercise other : others(file, exercises)) {
            List<String> paths = marked(file, other::equals);
            if (!mine.paths().containsAll(paths)) {
                lost.add(other);
                continue;
            }
            String with = new Graft(new Members(text), mine).with(paths, path -> false);
            if (compiles(reference.with(new Code(Map.of(file, with))))) {
                text = with;
            } else {
                lost.add(other);
            }
        }
        return text;
    }

    private Collection<Exercise> others(String file, Collection<Exercise> exercises) {
        Set<Exercise> others =
                new TreeSet<>(new Members(reference.file(file)).marked().values());
        others.removeAll(exercises);
        return others;
    }

    private static Map<String, String> texts(List<String> files, UnaryOperator<String> text) {
        Map<String, String> texts = new TreeMap<>();
        files.forEach(file -> texts.put(file, Graft.withoutMarks(text.apply(file))));
        return texts;
    }

    private static boolean compiles(Code code) {
        return errors(code).isEmpty();
    }

    /** The compiler's words about the first error; empty if the code compiles. */
    private static String errors(Code code) {
        try {
            Compiled.of(code);
            return "";
        } catch (CompilationException e) {
            return e.errors().getFirst().toString();
        }
    }
}
