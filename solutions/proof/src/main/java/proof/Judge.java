package proof;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;

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
import java.util.Optional;
import java.util.Set;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the tests of a step against some code, in this JVM, with a class loader of its own for each run. */
final class Judge {

    private final Step step;
    private final Path tests;

    /** Compiles the tests once: starters and solutions have the same signatures. */
    Judge(Step step, Compiled reference) {
        this.step = step;
        this.tests = Compiled.of(Code.read(step.tests()), Compiled.newFolder(), reference.classes())
                .classes();
    }

    /** Runs the tests of exercises 1 to {@code last}. */
    List<Verdict> judge(Code code, int last) {
        Compiled compiled = Compiled.of(code, Compiled.newFolder());
        var verdicts = new Verdicts();
        try (var loader = new URLClassLoader(urls(compiled.classes(), tests, step.testResources()))) {
            Thread current = Thread.currentThread();
            ClassLoader before = current.getContextClassLoader();
            current.setContextClassLoader(loader);
            try {
                LauncherFactory.create().execute(testsUpTo(last), verdicts);
            } finally {
                current.setContextClassLoader(before);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return verdicts.all;
    }

    private LauncherDiscoveryRequest testsUpTo(int last) {
        StringBuilder numbers = new StringBuilder("1");
        for (int number = 2; number <= last; number++) {
            numbers.append('|').append(number);
        }
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClasspathRoots(Set.of(tests)))
                .filters(ClassNameFilter.includeClassNamePatterns(
                        ".*\\.Ex" + step.number() + "_(" + numbers + ")_.*Test"))
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

    private static final class Verdicts implements TestExecutionListener {

        private final List<Verdict> all = new ArrayList<>();
        private final Map<TestIdentifier, Leftovers> before = new HashMap<>();
        private TestPlan plan;

        @Override
        public void testPlanExecutionStarted(TestPlan started) {
            plan = started;
        }

        @Override
        public void executionStarted(TestIdentifier test) {
            if (isClass(test)) {
                before.put(test, new Leftovers());
            }
        }

        @Override
        public void executionSkipped(TestIdentifier test, String reason) {
            if (System.getProperty("os.name").equals("Linux")) {
                all.add(new Verdict(exercise(test), test.getDisplayName(), Optional.of("skipped: " + reason)));
            }
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            Optional<String> failure = result.getThrowable().map(Verdicts::message);
            if (test.isTest() || failure.isPresent()) {
                all.add(new Verdict(exercise(test), test.getDisplayName(), failure));
            } else if (isClass(test) && greenSoFar(exercise(test))) {
                Optional<String> left =
                        Optional.of(before.get(test).describe()).filter(described -> !described.isEmpty());
                left.ifPresent(described ->
                        all.add(new Verdict(exercise(test), "nothing outlives the tests", Optional.of(described))));
            }
        }

        private boolean greenSoFar(Exercise exercise) {
            return all.stream()
                    .filter(verdict -> verdict.exercise().equals(exercise))
                    .allMatch(Verdict::isGreen);
        }

        private static boolean isClass(TestIdentifier test) {
            return test.isContainer() && Exercise.in(test.getDisplayName()).isPresent();
        }

        private static String message(Throwable failure) {
            return Optional.ofNullable(failure.getMessage()).orElse(failure.toString());
        }

        /** The exercise is in the display name of the test's class. */
        private Exercise exercise(TestIdentifier test) {
            return plan.getParent(test)
                    .flatMap(parent -> Exercise.in(parent.getDisplayName()))
                    .or(() -> Exercise.in(test.getDisplayName()))
                    .orElseThrow(() -> new IllegalStateException("no exercise: " + test.getDisplayName()));
        }
    }
}
