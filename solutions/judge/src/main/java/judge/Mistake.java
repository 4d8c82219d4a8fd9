package judge;

import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.MethodCallExpr;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A wrong solution that compiles and that a learner really writes: the members that differ from the reference solution.
 *
 * @param name the exercise and the mistake, such as {@code 2.3-stops-after-one}
 * @param exercise the exercise whose tests catch it
 * @param description what is wrong, in a line
 * @param failureWords words that the learner reads in the failing tests of that exercise
 * @param seenOn the start of the name of the only system on which the tests can catch it; {@code a network} for a host that is
 *     connected to one, {@code IPv6} for a host with the address ::1, {@code a low port} for a program that may listen
 *     on ports below 1024; empty for every system
 * @param members the wrong members, in the types that they belong to
 */
public record Mistake(
        String name,
        Exercise exercise,
        String description,
        List<FailureWords> failureWords,
        String seenOn,
        Members members) {

    private static final Pattern DESCRIPTION = Pattern.compile("(?m)^// Mistake: (.+)$");
    private static final Pattern FAILS_WITH = Pattern.compile("(?m)^// Fails with: (.+(?:\n// Or with: .+)*)$");
    private static final Pattern SEEN_ON = Pattern.compile("(?m)^// Seen on: (.+)$");

    /** Reads a file of the catalogue. */
    public static Mistake read(Path file) {
        String name = nameOf(file);
        String text = textOf(file);
        return new Mistake(
                name,
                exerciseOf(file),
                firstIn(text, DESCRIPTION),
                failureWords(text),
                firstIn(text, SEEN_ON),
                new Members(text));
    }

    private static String textOf(Path file) {
        return Step.read(file).replace("\r\n", "\n");
    }

    private static List<FailureWords> failureWords(String text) {
        return FAILS_WITH
                .matcher(text)
                .results()
                .map(with -> new FailureWords(Arrays.asList(with.group(1).split("\n// Or with: "))))
                .toList();
    }

    /** Whether a file of the catalogue promises words that are in this message. Its members are not parsed. */
    static boolean promises(Path file, String message) {
        return failureWords(textOf(file)).stream().anyMatch(words -> words.areIn(message));
    }

    /** The exercise of a file of the catalogue, which is not read. */
    static Exercise exerciseOf(Path file) {
        return Exercise.in(nameOf(file)).orElseThrow();
    }

    private static String nameOf(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    private static String firstIn(String text, Pattern line) {
        return line.matcher(text)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElse("");
    }

    /** The reference solution with this mistake in it. */
    public Code in(Reference reference) {
        Code wrong = reference.code();
        for (String type : members.types()) {
            String file = reference.fileOf(type);
            wrong = wrong.with(file, text -> new Graft(reference.members(file), members).withAll());
        }
        return wrong;
    }

    /** The reference solution with this mistake in it, compiled. */
    public Compiled compiledIn(Reference reference) {
        Code wrong = in(reference);
        Code changed = wrong.without(reference.code());
        return changed.files().keySet().stream()
                        .allMatch(file -> looksTheSame(
                                new Declarations(new Members(changed.file(file))), reference.declarations(file)))
                ? Compiled.variant(changed, reference.compiled())
                : Compiled.of(wrong);
    }

    /** Whether other files see no difference. */
    private static boolean looksTheSame(Declarations wrong, Declarations right) {
        return wrong.unlike(right).isEmpty() && right.unlike(wrong).isEmpty();
    }

    /**
     * The number of the first exercise whose tests may depend on the wrong code. The tests of earlier ones pass while the
     * methods of this exercise are still {@code TODO}, as the proof shows. So they run no code that only these methods use.
     */
    public int firstAffected(Reference reference) {
        return members.types().stream()
                .flatMap(type -> members.paths().stream()
                        .filter(path -> path.startsWith(type + "."))
                        .filter(path -> !(members.member(path) instanceof TypeDeclaration<?>))
                        .map(path -> firstAffected(path, reference.fileOf(type), reference)))
                .reduce(exercise.number(), Math::min);
    }

    private int firstAffected(String path, String file, Reference reference) {
        Members right = reference.members(file);
        if (right.hasSame(path, members) || !right.has(path) && onlyWrongMembersUse(path)) {
            return exercise.number();
        }
        // An additional member that is not private may override or overload another one.
        return right.has(path) ? reference.firstExercise(file, path) : 1;
    }

    /**
     * Whether only the wrong members can use an additional member. A private field is set by each constructor, and the first
     * tests would notice it if its initializer calls a method, for example one that starts a thread.
     */
    private boolean onlyWrongMembersUse(String path) {
        return switch (members.member(path)) {
            case CallableDeclaration<?> callable -> callable.isPrivate();
            case FieldDeclaration field ->
                field.isPrivate() && field.findFirst(MethodCallExpr.class).isEmpty();
            default -> false;
        };
    }

    /** Whether some of these tests failed, and their messages contain all the words that this mistake promises. */
    public boolean isCaughtBy(List<Verdict> verdicts) {
        List<String> said =
                verdicts.stream().flatMap(verdict -> verdict.failure().stream()).toList();
        return !said.isEmpty()
                && failureWords.stream().allMatch(words -> said.stream().anyMatch(words::areIn));
    }

    public boolean canBeSeenHere() {
        return switch (seenOn) {
            case "a network" -> hasAddress(address -> !address.isLoopbackAddress());
            case "IPv6" -> hasAddress(address -> address.isLoopbackAddress() && address instanceof Inet6Address);
            case "a low port" -> canListenOnALowPort();
            default -> System.getProperty("os.name").startsWith(seenOn);
        };
    }

    private static boolean hasAddress(Predicate<InetAddress> wanted) {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .anyMatch(wanted);
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean canListenOnALowPort() {
        return IntStream.range(512, 1024).anyMatch(Mistake::canListenOn);
    }

    private static boolean canListenOn(int port) {
        // macOS lets every program listen on a low port of the wildcard address, but not of loopback.
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return name;
    }

    /**
     * A line {@code Fails with}, and the lines {@code Or with} below it.
     *
     * @param alternatives a failing test says one of them; only the timing decides which
     */
    public record FailureWords(List<String> alternatives) {

        public boolean areIn(String message) {
            return alternatives.stream().anyMatch(message::contains);
        }

        @Override
        public String toString() {
            return String.join(" / ", alternatives);
        }
    }
}
