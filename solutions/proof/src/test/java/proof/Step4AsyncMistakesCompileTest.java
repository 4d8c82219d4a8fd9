package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step04-async, mistakes")
class Step4AsyncMistakesCompileTest extends MistakesCompile {

    Step4AsyncMistakesCompileTest() {
        super("step04-async");
    }
}
