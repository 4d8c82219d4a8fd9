package workshop.facts;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/**
 * Checks that claims match their page. The page must link the class of its facts and have their sections. A failure
 * names page and section.
 */
final class GuideReport implements BeforeAllCallback, BeforeEachCallback, TestExecutionExceptionHandler {

    /** Surefire sets the property; an IDE runs the tests in the module's folder. */
    private static final Path WORKSHOP = Path.of(System.getProperty("workshop", "../.."));

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        String file = context.getRequiredTestClass().getSimpleName() + ".java";
        assertTrue(
                text(context).contains(file),
                () -> page(context) + " should link " + file + ", which tests its claims");
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        boolean found = text(context)
                .lines()
                .anyMatch(line ->
                        line.startsWith("#") && line.replaceFirst("#+ ", "").startsWith(section(context)));
        assertTrue(found, () -> page(context) + " has no heading that begins with \"" + section(context) + "\"");
    }

    private static String text(ExtensionContext context) throws IOException {
        return Files.readString(WORKSHOP.resolve(page(context)));
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        if (failure instanceof TestAbortedException) {
            throw failure;
        }
        throw new AssertionError(
                "This claim does not hold here: \"" + context.getDisplayName() + "\" (" + page(context) + ", section "
                        + section(context) + "). "
                        + Optional.ofNullable(failure.getMessage()).orElseGet(failure::toString),
                failure);
    }

    private static String page(ExtensionContext context) {
        return context.getRequiredTestClass().getAnnotation(FactsOf.class).value();
    }

    private static String section(ExtensionContext context) {
        return context.getRequiredTestMethod().getAnnotation(Section.class).value();
    }
}
