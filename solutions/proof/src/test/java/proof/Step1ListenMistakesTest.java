package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step01-listen, mistakes")
class Step1ListenMistakesTest extends MistakesProof {

    Step1ListenMistakesTest() {
        super("step01-listen", 1, 1);
    }
}
