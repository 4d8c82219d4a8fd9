package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step04-async, mistakes in 4.1 to 4.6")
class Step4AsyncMistakesTest extends MistakesProof {

    Step4AsyncMistakesTest() {
        super("step04-async", 1, 6);
    }
}
