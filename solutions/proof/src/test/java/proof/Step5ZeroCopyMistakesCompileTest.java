package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step05-zero-copy, mistakes")
class Step5ZeroCopyMistakesCompileTest extends MistakesCompile {

    Step5ZeroCopyMistakesCompileTest() {
        super("step05-zero-copy");
    }
}
