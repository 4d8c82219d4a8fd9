package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step05-zero-copy, mistakes")
class Step5ZeroCopyMistakesTest extends MistakesProof {

    Step5ZeroCopyMistakesTest() {
        super("step05-zero-copy");
    }
}
