package judge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs the tests of a step against some code, in this JVM, each exercise with a class loader of its own. Tests that
 * passed with the very same classes are not run again: most mistakes are in a class that earlier exercises never load.
 */
public final class Judge {

    private final Step step;
    private final Compiled tests;
    private final Launcher launcher = LauncherFactory.create();
    private final List<PassedRun> passedRuns = new ArrayList<>();
    private final Map<Compiled, Map<String, String>> fingerprints = new HashMap<>();

    /**
     * A judge of the code of a step.
     *
     * @param tests the step's tests, as {@link #tests} compiles them
     */
    public Judge(Step step, Compiled tests) {
        this.step = step;
        this.tests = tests;
    }

    /** Compiles the tests of a step. Starters and solutions have the same signatures, so the tests fit to both. */
    public static Compiled tests(Step step) {
        return Compiled.of(
                Code.read(step.tests()), Compiled.of(Code.read(step.solution())).classes());
    }

    /** Runs all tests of exercises 1 to {@code last}. */
    public List<Verdict> judge(Code code, int last) {
        return judge(Compiled.of(code), 1, last, verdicts -> false);
    }

    /** Runs all tests of some exercises. */
    public List<Verdict> judge(Code code, List<Exercise> exercises) {
        Compiled compiled = Compiled.of(code);
        return exercises.stream()
                .flatMap(exercise -> verdictsOn(exercise.number(), compiled).stream())
                .toList();
    }

    /**
     * Runs the tests of exercises {@code first} to {@code last}, and of the last exercise only as many as needed.
     *
     * @param enough tells from the verdicts on the last exercise so far whether the rest of its tests can be left out
     */
    public List<Verdict> judge(Compiled compiled, int first, int last, Predicate<List<Verdict>> enough) {
        List<Verdict> verdicts = new ArrayList<>();
        for (int number = first; number < last; number++) {
            verdicts.addAll(verdictsOn(number, compiled));
        }
        verdicts.addAll(run(last, compiled, enough));
        return verdicts;
    }

    private List<Verdict> verdictsOn(int number, Compiled compiled) {
        return passedRuns.stream()
                .filter(run -> run.number == number)
                .filter(run ->
                        fingerprintsOf(compiled, run.fingerprints.keySet()).equals(run.fingerprints))
                .findFirst()
                .map(PassedRun::verdicts)
                .orElseGet(() -> run(number, compiled, verdicts -> false));
    }

    /** The fingerprints of those of the classes that are in the code. */
    private Map<String, String> fingerprintsOf(Compiled compiled, Set<String> classNames) {
        Map<String, String> all = fingerprints.computeIfAbsent(compiled, Compiled::fingerprints);
        return classNames.stream().filter(all::containsKey).collect(Collectors.toMap(name -> name, all::get));
    }

    /**
     * Runs the tests of one exercise.
     *
     * @param enough is called after each test with the verdicts so far; it returns true to leave out the rest
     */
    public List<Verdict> run(int number, Compiled compiled, Predicate<List<Verdict>> enough) {
        var verdicts = new Verdicts(new Exercise(step.number(), number), enough);
        try (var loader = new NotingLoader(urls(compiled.classes(), tests.classes(), step.testResources()))) {
            Thread current = Thread.currentThread();
            ClassLoader before = current.getContextClassLoader();
            current.setContextClassLoader(loader);
            try {
                launcher.execute(LauncherExecutionRequestBuilder.request(testsOf(number))
                        .listeners(verdicts)
                        .cancellationToken(verdicts.cancellation())
                        .build());
            } finally {
                current.setContextClassLoader(before);
            }
            if (verdicts.all().stream().allMatch(Verdict::hasPassed)) {
                passedRuns.add(new PassedRun(number, fingerprintsOf(compiled, loader.loaded), verdicts.all()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return verdicts.all();
    }

    private LauncherDiscoveryRequest testsOf(int number) {
        Pattern name = Pattern.compile(".*\\.Ex" + step.number() + "_" + number + "_\\w+Test");
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(tests.classNames().stream()
                        .filter(name.asMatchPredicate())
                        .map(DiscoverySelectors::selectClass)
                        .toList())
                .build();
    }

    private static URL[] urls(Path... folders) {
        URL[] urls = new URL[folders.length];
        for (int i = 0; i < folders.length; i++) {
            try {
                urls[i] = folders[i].toUri().toURL();
            } catch (MalformedURLException e) {
                throw new IllegalArgumentException(e);
            }
        }
        return urls;
    }

    /** The tests of one exercise, all passed, with the classes that they loaded from the code. */
    private record PassedRun(int number, Map<String, String> fingerprints, List<Verdict> verdicts) {}

    private static final class NotingLoader extends URLClassLoader {

        private final Set<String> loaded = ConcurrentHashMap.newKeySet();

        NotingLoader(URL[] urls) {
            super(urls);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            loaded.add(name);
            return super.findClass(name);
        }
    }
}
