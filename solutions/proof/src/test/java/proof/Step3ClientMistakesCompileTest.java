package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step03-client, mistakes")
class Step3ClientMistakesCompileTest extends MistakesCompile {

    Step3ClientMistakesCompileTest() {
        super("step03-client");
    }
}
