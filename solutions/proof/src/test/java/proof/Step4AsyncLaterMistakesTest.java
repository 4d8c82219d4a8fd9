package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step04-async, mistakes from 4.7 on")
class Step4AsyncLaterMistakesTest extends MistakesProof {

    Step4AsyncLaterMistakesTest() {
        super("step04-async", 7, Integer.MAX_VALUE);
    }
}
