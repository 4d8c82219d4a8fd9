package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step01-listen, mistakes")
class Step1ListenMistakesCompileTest extends MistakesCompile {

    Step1ListenMistakesCompileTest() {
        super("step01-listen");
    }
}
