package proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import judge.CompilationException;
import judge.Mistake;
import judge.Reference;
import judge.Step;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Proves that each wrong solution compiles. These tests run before all others: their JVM compiles hundreds of them, and becomes
 * fast at it. The others find the classes.
 */
@Tag("compile")
abstract class MistakesCompile {

    private final Step step;

    MistakesCompile(String folder) {
        this.step = new Step(folder);
    }

    @Test
    @DisplayName("each wrong solution compiles")
    void compiles() {
        Reference reference = Reference.of(step);
        List<String> errors = new ArrayList<>();
        for (Mistake mistake : step.mistakes()) {
            try {
                mistake.compiledIn(reference);
            } catch (CompilationException | IllegalArgumentException e) {
                errors.add(mistake + ": " + e.getMessage());
            }
        }
        assertThat(errors).as("errors in wrong solutions").isEmpty();
    }
}
